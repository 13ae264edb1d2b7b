import { citizenIdCheckCharacter } from '@banshi/core/identifiers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLog, hashedActor, redact } from './log.ts';

const id = '530102199001011231';
const mobile = '13800000000';

/** What one call writes, as the line that leaves the process. */
function written(fields: Record<string, unknown>): string {
  let text = '';
  createLog('debug', (line) => {
    text += line;
  }).info('test', fields);
  return text;
}

describe('redaction', () => {
  it.each([
    ['alone', id],
    ['in a sentence', `身份证${id}已登记`],
    ['next to letters', `id_${id}_front.jpg`],
    ['with a small x', '11010519491231002x'],
    ['after another number', `${mobile}${id}`],
    ['before another number', `${id}${mobile}`],
  ])('hides an identity number %s', (_where, text) => {
    const line = written({ note: text });
    expect(line).not.toContain(id);
    expect(line).not.toMatch(/11010519491231002x/i);
    expect(line).toContain('****');
  });

  it.each([mobile, `电话${mobile}`, `tel_${mobile}`, `+86${mobile}`, `86${mobile}`])(
    'hides the mobile number in %s',
    (text) => {
      expect(written({ note: text })).not.toContain(mobile);
      expect(written({ list: [{ deep: text }] })).not.toContain(mobile);
    },
  );

  it('hides numbers that are no texts, and numbers that are keys', () => {
    expect(written({ count: Number(mobile) })).not.toContain(mobile);
    expect(written({ big: BigInt(id.slice(0, 17) + 1) })).not.toContain(id.slice(0, 17));
    expect(written({ [mobile]: 1, inner: { [id]: 1 } })).not.toMatch(/13800000000|530102199001011231/);
  });

  it.each([
    'password',
    'newPassword',
    'token',
    'session_token',
    'cookie',
    'Authorization',
    'secret',
    'citizenId',
    'holderCitizenId',
    'mobile',
    'contactPhone',
    'email',
    'name',
    'operatorName',
    'legalRepresentative',
    'address',
    'applicant',
    'values',
    'payload',
    'answers',
  ])('writes nothing of what stands under %s, however deep', (key) => {
    const line = written({ [key]: '张三', job: { input: { [key]: { zh: '李四' } } } });
    expect(line).not.toMatch(/张三|李四/);
    expect(line.match(/\[redacted\]/g)).toHaveLength(2);
  });

  it('leaves what helps to find a fault', () => {
    const fields = {
      requestId: 'a1b2',
      path: '/portal-api/cases/530102-20261123-000123-J',
      status: 409,
      ms: 12,
      job: 'notice:3f2504e0-4f89-41d3-9a0c-0305e82c3301:1:receipt',
      since: '2026-11-23T01:00:00.000Z',
      at: 1_763_859_612_345,
      ok: true,
      none: null,
    };
    expect(redact(fields)).toEqual(fields);
  });

  it('keeps an error with its causes, without what they say of a person', () => {
    const cause = new Error(`duplicate key ${id}`);
    const told = redact({ error: new Error('insert failed', { cause }) }) as {
      error: { message: string; stack: string; cause: { message: string; stack: string } };
    };
    expect(told.error.message).toBe('insert failed');
    expect(told.error.stack).toContain('log.test.ts');
    expect(told.error.cause.message).toBe('duplicate key 530102********1231');
    expect(JSON.stringify(told)).not.toContain(id);
  });

  it('ends on what has no end, and never writes a file', () => {
    const loop: Record<string, unknown> = { step: 1 };
    loop.self = loop;
    expect(written({ loop })).toContain('…');
    expect(redact(new Uint8Array(1000))).toBe('[1000 bytes]');
    expect(redact(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect((redact(Array.from({ length: 500 }, () => 1)) as unknown[]).length).toBe(50);
  });

  const citizenIds = fc
    .tuple(
      fc.integer({ min: 110000, max: 659999 }),
      fc.date({
        min: new Date('1900-01-01T00:00:00Z'),
        max: new Date('2026-12-31T00:00:00Z'),
        noInvalidDate: true,
      }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([area, birth, serial]) => {
      const day = birth.toISOString().slice(0, 10).replaceAll('-', '');
      const head = `${area}${day}${String(serial).padStart(3, '0')}`;
      return head + citizenIdCheckCharacter(head);
    });

  it('lets no valid identity number through, wherever it stands', () => {
    const around = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.string({ unit: fc.constantFrom(...'0123456789Xx_-中') }),
    );
    fc.assert(
      fc.property(citizenIds, around, around, fc.nat(3), (number, before, after, depth) => {
        let value: unknown = `${before}${number}${after}`;
        for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { inner: value };
        const line = written({ note: value, error: new Error(String(number)), [number]: 1 });
        return !line.toUpperCase().includes(number);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the log', () => {
  it('is one JSON object a line, with time, level and event', () => {
    const lines: string[] = [];
    const log = createLog('debug', (line) => lines.push(line));
    log.warn('job.failed', { attempts: 2, note: 'a\nb' });
    log.debug('idle');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^\{[^\n]*\}\n$/);
    const [first] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({ level: 'warn', event: 'job.failed', attempts: 2, note: 'a\nb' });
    expect(Number.isNaN(Date.parse(String(first?.at)))).toBe(false);
  });

  it('leaves out what is below its level; silent writes nothing', () => {
    const lines: string[] = [];
    const log = createLog('warn', (line) => lines.push(line));
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    createLog('silent', (line) => lines.push(line)).error('e');
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['c', 'd']);
  });

  it('names accounts by a digest: the same for the same account, not the account', () => {
    expect(hashedActor('u1')).toBe(hashedActor('u1'));
    expect(hashedActor('u1')).not.toBe(hashedActor('u2'));
    expect(hashedActor('u1')).toMatch(/^[0-9a-f]{16}$/);
  });
});
