import { verifyChain } from '@banshi/core/applications';
import { auditHash } from '../operations/audit.ts';
import { compareWithCheckpoints, type Head, readCheckpoints } from '../operations/audit-checkpoints.ts';
import type { Runtime } from '../runtime.ts';
import { parseArgs, print } from './output.ts';
import { readyRuntime } from './ready.ts';

interface ChainProblem {
  stream: string;
  seq: number;
  message: string;
}

/**
 * `audit verify`: recomputes every chain of the audit log and of the cases, and holds them against the signed
 * checkpoints outside the database. Exit code 1 where something does not agree.
 */
export async function verifyChains(args: string[]): Promise<number> {
  const { json } = parseArgs(args, { words: 0, usage: 'audit verify [--json]' });
  const runtime = await readyRuntime();
  const audit = await auditProblems(runtime);
  const cases = await caseProblems(runtime);
  const checkpoints = readCheckpoints(runtime.config);
  const compared = compareWithCheckpoints(checkpoints, [...audit.heads, ...cases.heads]);
  const problems = [
    ...audit.problems,
    ...cases.problems,
    ...compared.problems,
    ...checkpoints.problems.map(({ line, message }) => ({ stream: 'checkpoints.jsonl', seq: line, message })),
  ];
  const report = {
    auditEvents: audit.heads.length,
    caseEvents: cases.heads.length,
    checkpoints: checkpoints.count,
    afterLastCheckpoint: compared.after,
    problems,
  };
  if (json) print(JSON.stringify(report));
  else {
    print(
      `审计记录 ${report.auditEvents} 条，办件事件 ${report.caseEvents} 条，${problems.length === 0 ? '全部完整' : `${problems.length} 处有问题`}`,
    );
    print(
      `检查点 ${report.checkpoints} 个，最后一个之后还有 ${report.afterLastCheckpoint} 条，尚无检查点佐证`,
    );
    for (const problem of problems) print(`  ${problem.stream} 第 ${problem.seq} 条：${problem.message}`);
  }
  return problems.length === 0 ? 0 : 1;
}

async function auditProblems(runtime: Runtime) {
  const rows = await runtime.tables.audit.find({ sort: 'seq' });
  const last = new Map<string, { seq: number; hash: string }>();
  const problems: ChainProblem[] = [];
  for (const row of rows) {
    const before = last.get(row.stream) ?? { seq: 0, hash: '0'.repeat(64) };
    const { stream, seq, at, actorKind, actorId, action, resource, outcome, previousHash } = row;
    const body = {
      stream,
      seq,
      at,
      actorKind,
      actorId,
      action,
      resource,
      outcome,
      ownerPath: row.ownerPath ?? null,
      detail: row.detail ?? null,
      previousHash,
    };
    if (seq !== before.seq + 1) problems.push({ stream, seq, message: `缺少第 ${before.seq + 1} 条` });
    else if (previousHash !== before.hash) problems.push({ stream, seq, message: '与前一条接不上' });
    if (auditHash(body) !== row.hash) problems.push({ stream, seq, message: '内容被改动' });
    last.set(stream, { seq, hash: row.hash });
  }
  const heads = rows.map(({ stream, seq, hash }): Head => ({ kind: 'audit', stream, seq, hash }));
  return { heads, problems };
}

async function caseProblems(runtime: Runtime) {
  const rows = await runtime.tables.caseEvents.find({ sort: 'seq' });
  const grouped = new Map<string, typeof rows>();
  for (const row of rows) grouped.set(row.caseId, [...(grouped.get(row.caseId) ?? []), row]);
  const problems = [...grouped].flatMap(([caseId, events]) =>
    verifyChain(events.map((row) => row.event)).map((problem) => ({
      stream: caseId,
      seq: Number(problem.place) || 0,
      message: problem.message,
    })),
  );
  const heads = rows.map(({ caseId, seq, hash }): Head => ({ kind: 'case', stream: caseId, seq, hash }));
  return { heads, problems };
}
