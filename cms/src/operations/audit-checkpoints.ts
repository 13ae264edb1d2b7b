import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '@banshi/core/identifiers';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Runtime } from '../runtime.ts';
import { sessionSecret } from '../secrets.ts';

/** How far a chain had come: a stream of the audit log, or a case. */
const Head = z
  .object({ kind: z.enum(['audit', 'case']), stream: z.string(), seq: z.number().int(), hash: z.string() })
  .strict();
export type Head = z.infer<typeof Head>;

const Checkpoint = z
  .object({
    v: z.literal(1),
    at: z.iso.datetime(),
    previous: z.string().describe('SHA-256 of the line before, so that no line can be taken out'),
    heads: z.array(Head).describe('of the chains that grew since the line before'),
    signature: z.string().describe('Ed25519 over the canonical JSON of the rest'),
  })
  .strict();
type Checkpoint = z.infer<typeof Checkpoint>;

const genesis = '0'.repeat(64);
/** Clocks of several processes differ, and an event written in this second may have been missed. */
const overlapMs = 120_000;

/** Append-only, outside the database: whoever can rewrite the tables cannot rewrite this with them. */
export const checkpointFile = (config: Pick<Config, 'dataDir'>): string =>
  path.join(config.dataDir, 'audit', 'checkpoints.jsonl');

const linesOf = (config: Config): string[] => {
  const file = checkpointFile(config);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Signs how far every chain that has grown since the last checkpoint has come. False where none has. */
export async function writeCheckpoint(runtime: Runtime): Promise<boolean> {
  const { config } = runtime;
  const last = linesOf(config).at(-1);
  const before = last ? (JSON.parse(last) as Checkpoint) : undefined;
  const since = before ? new Date(Date.parse(before.at) - overlapMs).toISOString() : '';
  const known = new Set(before?.heads.map(keyOf));
  const heads = (await headsSince(runtime, since)).filter((head) => !known.has(keyOf(head)));
  if (heads.length === 0) return false;
  const body = { v: 1 as const, at: runtime.now(), previous: last ? sha256(last) : genesis, heads };
  const signature = sign(null, Buffer.from(canonicalJson(body)), signingKey(config)).toString('base64');
  const file = checkpointFile(config);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  appendFileSync(file, `${JSON.stringify({ ...body, signature })}\n`, { mode: 0o600 });
  return true;
}

const keyOf = ({ kind, stream, seq }: Head): string => `${kind}|${stream}|${seq}`;

async function headsSince(runtime: Runtime, since: string): Promise<Head[]> {
  const recent = { where: { at: { greater_than_equal: since } }, sort: 'seq' };
  const audit = await runtime.tables.audit.find(recent);
  const cases = await runtime.tables.caseEvents.find(recent);
  const heads = new Map<string, Head>();
  for (const { stream, seq, hash } of audit)
    heads.set(`audit|${stream}`, { kind: 'audit', stream, seq, hash });
  for (const { caseId, seq, hash } of cases)
    heads.set(`case|${caseId}`, { kind: 'case', stream: caseId, seq, hash });
  return [...heads.values()];
}

export interface CheckpointReport {
  count: number;
  /** The newest head of every chain that a checkpoint names. */
  heads: Map<string, Head>;
  problems: { line: number; message: string }[];
}

/** Reads the file back: every line signed, each bound to the one before it. */
export function readCheckpoints(config: Config): CheckpointReport {
  const key = createPublicKey(signingKey(config));
  const heads = new Map<string, Head>();
  const problems: CheckpointReport['problems'] = [];
  let previous = genesis;
  const lines = linesOf(config);
  for (const [index, line] of lines.entries()) {
    const checkpoint = parse(line);
    const report = (message: string): void => void problems.push({ line: index + 1, message });
    if (!checkpoint) report('检查点读不出来，文件可能被改动');
    else {
      const { signature, ...body } = checkpoint;
      if (checkpoint.previous !== previous) report('检查点与前一行接不上，可能有行被删去或改动');
      if (!verify(null, Buffer.from(canonicalJson(body)), key, Buffer.from(signature, 'base64')))
        report('检查点的签名不对，内容可能被改动');
      else for (const head of checkpoint.heads) heads.set(`${head.kind}|${head.stream}`, head);
    }
    previous = sha256(line);
  }
  return { count: lines.length, heads, problems };
}

function parse(line: string): Checkpoint | undefined {
  try {
    return Checkpoint.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** What the checkpoints know of the chains in the database, and how many rows came after the last one. */
export function compareWithCheckpoints(
  { heads }: CheckpointReport,
  rows: readonly Head[],
): { problems: { stream: string; seq: number; message: string }[]; after: number } {
  const hashes = new Map(rows.map((row) => [keyOf(row), row.hash]));
  const problems = [...heads.values()].flatMap((head) => {
    const hash = hashes.get(keyOf(head));
    if (hash === head.hash) return [];
    const message =
      hash === undefined
        ? '检查点记载的这一条已不存在，记录可能被删除'
        : '与检查点记载的不一致，链可能被整条重写';
    return [{ stream: head.stream, seq: head.seq, message }];
  });
  const after = rows.filter((row) => row.seq > (heads.get(`${row.kind}|${row.stream}`)?.seq ?? 0)).length;
  return { problems, after };
}

/** PKCS#8 of an Ed25519 key (RFC 8410) but for its 32 bytes of seed. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

function signingKey(config: Config): KeyObject {
  const seed = hkdfSync('sha256', sessionSecret(config), '', 'banshi audit checkpoints', 32);
  return createPrivateKey({
    key: Buffer.concat([pkcs8Head, Buffer.from(seed)]),
    format: 'der',
    type: 'pkcs8',
  });
}
