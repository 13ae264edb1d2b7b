import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { anotherProcess } from '../../test/another-process.ts';
import { installRuntime } from '../../test/http.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../test/runtime.ts';
import { verifyChains } from '../cli/audit.ts';
import type { Runtime } from '../runtime.ts';
import { type AuditEntry, audit, auditHash } from './audit.ts';
import { checkpointFile, writeCheckpoint } from './audit-checkpoints.ts';

const zero = '0'.repeat(64);
const entry = (action: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  actorKind: 'staff',
  actorId: 'u1',
  action,
  resource: 'case:c1',
  outcome: 'done',
  ...change,
});

let runtime: TestRuntime;
let restore: () => void;
beforeAll(async () => {
  runtime = await testRuntime();
  restore = installRuntime(runtime);
}, 180_000);
afterAll(async () => {
  restore();
  await runtime.close();
});
beforeEach(async () => {
  await runtime.tables.audit.remove({});
  runtime.memory.delete('audit.stream');
});
afterEach(() => {
  jest.restoreAllMocks();
});

const rows = () => runtime.tables.audit.find({ sort: 'seq' });

/** `audit verify --json`, as an operator runs it. */
async function verify() {
  let output = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  const exitCode = await verifyChains(['--json']);
  jest.restoreAllMocks();
  const report = JSON.parse(output) as {
    auditEvents: number;
    checkpoints: number;
    afterLastCheckpoint: number;
    problems: { seq: number; message: string }[];
  };
  return {
    exitCode,
    count: report.auditEvents,
    checkpoints: report.checkpoints,
    after: report.afterLastCheckpoint,
    problems: report.problems.map(({ seq, message }) => `${seq} ${message}`),
  };
}

describe(`the audit log on ${testDatabase}`, () => {
  it('is a chain: each entry carries the hash of the one before it', async () => {
    for (const action of ['a', 'b', 'c']) await audit(runtime, entry(action));
    const found = await rows();
    expect(found.map(({ seq, action }) => [seq, action])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(found.map((row) => row.previousHash)).toEqual([zero, found[0]?.hash, found[1]?.hash]);
    expect(new Set(found.map((row) => row.stream)).size).toBe(1);
    expect(await verify()).toMatchObject({ exitCode: 0, count: 3, problems: [] });
  });

  it('keeps the order in which entries were given, however many at once', async () => {
    const actions = Array.from({ length: 40 }, (_unused, index) => `act-${index}`);
    await Promise.all(actions.map((action) => audit(runtime, entry(action))));
    expect((await rows()).map((row) => row.action)).toEqual(actions);
    expect(await verify()).toMatchObject({ exitCode: 0, count: 40 });
  });

  it('can be recomputed from what the database gives back, whatever was noted', async () => {
    const detail = {
      text: '五华区 "引号" \\ \n 𠮷 é',
      number: 0.1 + 0.2,
      large: 1e21,
      none: null,
      absent: undefined,
      list: [1, [], {}, { b: 1, a: 2 }],
      '': 'empty key',
    };
    await audit(runtime, entry('odd', { detail, ownerPath: '/53/5301/' }));
    await audit(runtime, entry('plain'));
    for (const row of await rows()) {
      const { hash, stream, seq, at, actorKind, actorId, action, resource, outcome, previousHash } = row;
      const { ownerPath, detail: noted } = row;
      const body = { stream, seq, at, actorKind, actorId, action, resource, outcome, previousHash };
      expect(auditHash({ ...body, ownerPath: ownerPath ?? null, detail: noted ?? null })).toBe(hash);
    }
    expect(await verify()).toMatchObject({ exitCode: 0, count: 2, problems: [] });
  });

  it('has a stream for each process, and none waits for another', async () => {
    const other = await anotherProcess(runtime);
    await Promise.all(
      Array.from({ length: 20 }, (_unused, index) =>
        audit(index % 2 ? other.runtime : runtime, entry(`act-${index}`)),
      ),
    );
    await other.close();
    const found = await rows();
    const streams = [...new Set(found.map((row) => row.stream))];
    const numbers = streams.map((name) => found.filter((row) => row.stream === name).map((row) => row.seq));
    expect(numbers).toEqual(Array(2).fill(Array.from({ length: 10 }, (_unused, index) => index + 1)));
    expect(await verify()).toMatchObject({ exitCode: 0, count: 20 });
  });

  describe('tells', () => {
    beforeEach(async () => {
      for (const action of ['a', 'b', 'c', 'd']) await audit(runtime, entry(action));
    });
    const at = (seq: number) => ({ seq: { equals: seq } });

    it.each([
      ['who did it', { actorId: 'u2' }],
      ['what was done', { action: 'z' }],
      ['to what', { resource: 'case:c2' }],
      ['when', { at: '2026-01-01T00:00:00.000Z' }],
      ['how it ended', { outcome: 'refused' }],
      ['where', { ownerPath: '/53/' }],
      ['what was noted', { detail: { amount: 1 } }],
    ])('a change of %s', async (_what, change) => {
      await runtime.tables.audit.change(at(2), change);
      expect(await verify()).toMatchObject({ exitCode: 1, count: 4, problems: ['2 内容被改动'] });
    });

    it('a change whose own hash was made to fit', async () => {
      const [, second] = await rows();
      if (!second) throw new Error('no second entry');
      const { stream, seq, at: when, actorKind, actorId, resource, outcome, previousHash } = second;
      const forged = {
        stream,
        seq,
        at: when,
        actorKind,
        actorId,
        action: 'z',
        resource,
        outcome,
        previousHash,
      };
      const hash = auditHash({ ...forged, ownerPath: null, detail: null });
      await runtime.tables.audit.change(at(2), { action: 'z', hash });
      expect((await verify()).problems).toEqual(['3 与前一条接不上']);
    });

    it('an entry that is gone', async () => {
      await runtime.tables.audit.remove(at(2));
      expect(await verify()).toMatchObject({ exitCode: 1, count: 3, problems: ['3 缺少第 2 条'] });
    });

    it('entries that changed places', async () => {
      await runtime.tables.audit.change(at(2), { seq: 9 });
      await runtime.tables.audit.change(at(3), { seq: 2 });
      await runtime.tables.audit.change(at(9), { seq: 3 });
      const { exitCode, problems } = await verify();
      expect(exitCode).toBe(1);
      expect(problems).toEqual(expect.arrayContaining(['2 内容被改动', '3 内容被改动']));
    });
  });

  it('goes on in a new stream after a failure of which nobody knows whether the entry was written', async () => {
    await audit(runtime, entry('before'));
    const insert = runtime.tables.audit.insert;
    const lossy: Runtime['tables']['audit'] = {
      ...runtime.tables.audit,
      insert: async (row) => {
        await insert(row);
        throw new Error('connection lost after the write');
      },
    };
    const failing = { ...runtime, tables: { ...runtime.tables, audit: lossy } };
    const lost = audit(failing, entry('lost'));
    const next = audit(runtime, entry('next'));
    await expect(lost).rejects.toThrow('connection lost');
    await next;
    await audit(runtime, entry('last'));
    const found = (await rows()).map(({ seq, action }) => `${seq} ${action}`).sort();
    expect(found).toEqual(['1 before', '1 next', '2 last', '2 lost']);
    expect(await verify()).toMatchObject({ exitCode: 0, count: 4 });
  });
});

describe('signed checkpoints outside the database', () => {
  const file = () => checkpointFile(runtime.config);
  beforeEach(() => rmSync(file(), { force: true }));

  it('say how many entries came after the last one', async () => {
    await audit(runtime, entry('a'));
    expect(await writeCheckpoint(runtime)).toBe(true);
    expect(await writeCheckpoint(runtime)).toBe(false);
    await audit(runtime, entry('b'));
    expect(await verify()).toMatchObject({ exitCode: 0, checkpoints: 1, after: 1, problems: [] });
    expect(await writeCheckpoint(runtime)).toBe(true);
    expect(await verify()).toMatchObject({ exitCode: 0, checkpoints: 2, after: 0 });
  });

  it('find a tail that was deleted and a chain that was rewritten as a whole', async () => {
    for (const action of ['a', 'b']) await audit(runtime, entry(action));
    await writeCheckpoint(runtime);
    await runtime.tables.audit.remove({ seq: { equals: 2 } });
    expect((await verify()).problems).toEqual(['2 检查点记载的这一条已不存在，记录可能被删除']);

    await runtime.tables.audit.remove({});
    const stream = JSON.parse(readFileSync(file(), 'utf8')).heads[0].stream as string;
    let previousHash = zero;
    for (const seq of [1, 2]) {
      const body = {
        ...entry('forged'),
        stream,
        seq,
        at: runtime.now(),
        ownerPath: null,
        detail: null,
        previousHash,
      };
      previousHash = auditHash(body);
      await runtime.tables.audit.insert({ ...body, hash: previousHash });
    }
    expect((await verify()).problems).toEqual(['2 与检查点记载的不一致，链可能被整条重写']);
  });

  it('are themselves signed and chained', async () => {
    for (const action of ['a', 'b']) {
      await audit(runtime, entry(action));
      await writeCheckpoint(runtime);
    }
    const [first = '', second = ''] = readFileSync(file(), 'utf8').split('\n');
    writeFileSync(file(), `${second}\n`);
    expect((await verify()).problems).toEqual(['1 检查点与前一行接不上，可能有行被删去或改动']);
    writeFileSync(file(), `${first.replace('"seq":1', '"seq":0')}\n`);
    expect((await verify()).problems).toContain('1 检查点的签名不对，内容可能被改动');
    writeFileSync(file(), 'not json\n');
    expect((await verify()).problems).toContain('1 检查点读不出来，文件可能被改动');
  });
});
