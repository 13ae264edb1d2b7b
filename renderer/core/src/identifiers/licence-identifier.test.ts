import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { isOk } from '../errors/index.ts';
import { licenceIdentifier, parseLicenceIdentifier, usccCheckCharacter } from './index.ts';

const ROOT = '1.2.156.3005.2';
const vectors = [
  '11100000000013338W011.11430000006122244L.20230000403.001.U',
  '11100000000013338W009.11330105002500287C.2025052201.002.0',
  '11530102000000019Q001.11530102000000019Q.2026000001.001.Q',
];
const parts = {
  type: '11530102000000019Q001',
  issuer: '11530102000000019Q',
  serial: '2026000001',
  version: '001',
};

const ALPHANUMERIC = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const textOf = (characters: string[], minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...characters), { minLength, maxLength }).map((list) => list.join(''));
const uscc = textOf([...'0123456789ABCDEFGHJKLMNPQRTUWXY'], 17, 17).map(
  (head) => head + usccCheckCharacter(head),
);
const anyParts = fc
  .tuple(uscc, textOf([...'0123456789'], 3, 3), uscc, textOf(ALPHANUMERIC, 1, 64), textOf(ALPHANUMERIC, 3, 3))
  .map(([definer, number, issuer, serial, version]) => ({ type: definer + number, issuer, serial, version }));

test.each(vectors)(
  'the published identifier …%s reads without a problem and is what we would issue',
  (tail) => {
    const result = parseLicenceIdentifier(`${ROOT}.${tail}`);
    if (!isOk(result)) throw new Error(JSON.stringify(result.problems));
    expect(result.problems).toEqual([]);
    const [type, issuer, serial, version] = tail.split('.');
    expect(result.value).toEqual({ type, issuer, serial, version });
    expect(licenceIdentifier(result.value)).toBe(`${ROOT}.${tail}`);
  },
);

describe('licenceIdentifier', () => {
  it('reads back what it made', () => {
    fc.assert(
      fc.property(anyParts, (given) => {
        const result = parseLicenceIdentifier(licenceIdentifier(given));
        expect(isOk(result) && result.value).toEqual(given);
        expect(result.problems.filter(({ code }) => code !== 'uscc.organisationCode')).toEqual([]);
      }),
    );
  });

  test.each([
    [{ type: '11530102000000019Q01' }, 'type'],
    [{ type: '11530102000000019Q00A' }, 'type'],
    [{ type: '11530102000000019P001' }, 'type'],
    [{ issuer: '11530102000000019P' }, 'issuer'],
    [{ issuer: '11530102000000019' }, 'issuer'],
    [{ serial: '' }, 'serial'],
    [{ serial: '2026-1' }, 'serial'],
    [{ serial: '1'.repeat(65) }, 'serial'],
    [{ version: '1' }, 'version'],
    [{ version: '00a' }, 'version'],
  ])('is strict when issuing: %j', (change, place) => {
    expect(() => licenceIdentifier({ ...parts, ...change })).toThrow(
      expect.objectContaining({ name: 'BanshiError', code: 'licenceIdentifier.parts', place, status: 422 }),
    );
  });

  it('takes a serial of 64 characters', () => {
    const longest = { ...parts, serial: '1'.repeat(64) };
    expect(parseLicenceIdentifier(licenceIdentifier(longest))).toEqual({
      ok: true,
      value: longest,
      problems: [],
    });
  });

  it('reports every wrong part', () => {
    let details: unknown;
    try {
      licenceIdentifier({ type: 'x', issuer: 'y', serial: '', version: '' });
    } catch (error) {
      details = (error as { details: unknown }).details;
    }
    expect((details as { place: string }[]).map(({ place }) => place)).toEqual([
      'type',
      'type',
      'issuer',
      'serial',
      'version',
    ]);
  });
});

describe('parseLicenceIdentifier', () => {
  it('keeps a licence with a foreign check character, and flags it', () => {
    const result = parseLicenceIdentifier(`${ROOT}.${vectors[2]?.slice(0, -1)}A`);
    expect(isOk(result) && result.value).toEqual(parts);
    expect(result.problems).toEqual([
      {
        code: 'licenceIdentifier.checkCharacter',
        severity: 'warning',
        place: 'check',
        message: '电子证照标识校验位按国家标准应为 Q，请对照证照核对',
      },
    ]);
  });

  it('keeps a licence whose issuer has a wrong check digit, and flags that too', () => {
    const result = parseLicenceIdentifier(
      `${ROOT}.11530102000000019Q001.11530102000000019P.2026000001.001.Q`,
    );
    expect(result.ok).toBe(true);
    expect(result.problems).toMatchObject([
      { code: 'uscc.checkDigit', severity: 'warning', place: 'issuer' },
      { code: 'licenceIdentifier.checkCharacter', severity: 'warning' },
    ]);
  });

  test.each([
    ['', 'licenceIdentifier.format'],
    ['11530102000000019Q001.11530102000000019Q.2026000001.001.Q', 'licenceIdentifier.format'],
    [`${ROOT}.11530102000000019Q001.11530102000000019Q.2026000001.001`, 'licenceIdentifier.format'],
    [`${ROOT}.11530102000000019Q001.11530102000000019Q..001.Q`, 'licenceIdentifier.format'],
    [`${ROOT}.11530102000000019Q001.11530102000000019Q.2026000001.001.q`, 'licenceIdentifier.format'],
    [`${ROOT}.${vectors[2]}\n`, 'licenceIdentifier.format'],
    [`1x2.156.3005.2.${vectors[2]}`, 'licenceIdentifier.format'],
    [`${ROOT}.11530102000000019Q00A.11530102000000019Q.2026000001.001.Q`, 'licenceIdentifier.type'],
    [`${ROOT}.11530102000000019Q001.1153010200000001OQ.2026000001.001.Q`, 'uscc.alphabet'],
    [`${ROOT}.11530102000000019Q001.11530102000000019Q.${'1'.repeat(65)}.001.Q`, 'licenceIdentifier.serial'],
  ])('refuses %j with %s', (text, code) => {
    const result = parseLicenceIdentifier(text);
    expect(result.ok).toBe(false);
    expect(result.problems.filter(({ severity }) => severity === 'error').map((each) => each.code)).toEqual([
      code,
    ]);
  });

  it('flags every single wrong character in serial and version', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(), fc.constantFrom(...ALPHANUMERIC), (given, at, character) => {
        const text = licenceIdentifier(given);
        const start = ROOT.length + 1 + 21 + 1 + 18 + 1;
        const index = start + (at % (text.length - start));
        fc.pre(text.charAt(index) !== '.' && text.charAt(index) !== character);
        const wrong = parseLicenceIdentifier(text.slice(0, index) + character + text.slice(index + 1));
        return wrong.problems.some(({ code }) => code === 'licenceIdentifier.checkCharacter');
      }),
      { numRuns: 1000 },
    );
  });
});
