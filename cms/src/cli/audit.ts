import { verifyChain } from '@banshi/core/applications';
import { auditHash } from '../operations/audit.ts';
import type { Runtime } from '../runtime.ts';
import { parseArgs, print } from './output.ts';
import { readyRuntime } from './ready.ts';

interface ChainProblem {
  stream: string;
  seq: number;
  message: string;
}

/** `audit verify`: recomputes every chain of the audit log and of the cases. Exit code 1 where one is broken. */
export async function verifyChains(args: string[]): Promise<number> {
  const { json } = parseArgs(args, { words: 0, usage: 'audit verify [--json]' });
  const runtime = await readyRuntime();
  const audit = await auditProblems(runtime);
  const cases = await caseProblems(runtime);
  const problems = [...audit.problems, ...cases.problems];
  const report = { auditEvents: audit.count, caseEvents: cases.count, problems };
  if (json) print(JSON.stringify(report));
  else {
    print(
      `审计记录 ${audit.count} 条，办件事件 ${cases.count} 条，${problems.length === 0 ? '全部完整' : `${problems.length} 处有问题`}`,
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
  return { count: rows.length, problems };
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
  return { count: rows.length, problems };
}
