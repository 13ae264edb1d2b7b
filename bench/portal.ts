import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { root, startApp } from '../test/e2e/app.ts';
import { type Figure, makeFigure, median } from './figure.ts';
import type { LoadOptions, LoadResult } from './load.ts';
import { buildNaive, startNaive } from './naive-app.ts';
import { atEnd, exitOf } from './processes.ts';

const guide = '/530102/items/food-business-licence-new';
const connections = 16;
const rounds = 5;
const usualSeconds = 8;
/** Above this share of a core the process that makes the load is what limits the figure. */
const clientLimit = 0.9;

/**
 * The guide page over HTTP, beside the naive route: a Next page that finds the item's data with `payload.find` on each
 * request and renders the same views over the same database (`bench/naive`). Both servers run at once and are loaded
 * in turns, so that whatever else the machine does meets both; the figures are medians of the rounds. Answers are not
 * compressed, as behind a proxy that compresses. BENCH_SECONDS shortens a round, for trying the bench out.
 */
export async function run(): Promise<Figure[]> {
  const seconds = Number(process.env.BENCH_SECONDS ?? usualSeconds);
  if (!(seconds > 0)) throw new Error(`BENCH_SECONDS=${process.env.BENCH_SECONDS} 不是秒数 (not a duration)`);
  const version = buildVersion();
  await buildNaive(version);
  const app = await startApp();
  atEnd(app.stop);
  const naive = await startNaive(app.dataDir, guide);
  atEnd(naive.stop);
  const sides = { ours: `${app.origin}${guide}`, naive: `${naive.origin}${guide}` };
  await requireSameGuide(sides);

  const seen = { ours: [] as LoadResult[], naive: [] as LoadResult[] };
  // A whole round that does not count: the slower side has had few requests to warm up on after less.
  for (const url of Object.values(sides)) await loadFromOutside({ url, connections, seconds });
  for (let round = 1; round <= rounds; round += 1)
    for (const side of ['ours', 'naive'] as const) {
      const result = await loadFromOutside({ url: sides[side], connections, seconds });
      seen[side].push(result);
      report(`${round}/${rounds} ${side}`, result);
    }
  if (seconds < usualSeconds) log('时间比通常短，这些数字不作数 (shortened: the figures mean nothing)');

  const common = { bench: 'portal', peerName: 'naive', limit: 5 };
  const of = (side: 'ours' | 'naive', key: 'requestsPerSecond' | 'p99'): number =>
    median(seen[side].map((result) => result[key]));
  return [
    makeFigure({
      ...common,
      metric: 'guide-rps',
      unit: 'req/s',
      better: 'higher',
      ours: of('ours', 'requestsPerSecond'),
      peer: of('naive', 'requestsPerSecond'),
      headline: true,
    }),
    makeFigure({
      ...common,
      metric: 'guide-p99',
      unit: 'ms',
      better: 'lower',
      ours: of('ours', 'p99'),
      peer: of('naive', 'p99'),
      headline: false,
    }),
  ];
}

/** What the production build was made of; throws where there is none. */
function buildVersion(): string {
  const dist = path.join(root, 'cms', process.env.BANSHI_DIST ?? '.next');
  const read = (name: string): string | undefined => {
    const file = path.join(dist, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const id = read('BUILD_ID');
  if (id === undefined)
    throw new Error('没有生产构建，请用 npm run bench portal，它会先构建 (there is no production build)');
  // `npm run bench` names the folder after it made sure that the build is one of the present sources.
  if (process.env.BANSHI_DIST === undefined)
    log('没有经过 npm run bench，测的可能是旧的构建 (the build may be older than the sources)');
  return read('banshi-build.json') ?? id;
}

/** Whether both pages hold the same guide: text without mark-up, within five per cent. */
async function requireSameGuide({ ours, naive }: { ours: string; naive: string }): Promise<void> {
  const [mine, theirs] = await Promise.all([ours, naive].map(textOf));
  if (mine === undefined || theirs === undefined || mine < 1000 || Math.abs(theirs / mine - 1) > 0.05)
    throw new Error(`the pages differ: ${mine} characters of text here, ${theirs} on the naive page`);
  log(`办事指南 ${mine} 个字符，对照页 ${theirs} 个 (characters of the guide on both pages)`);
}

async function textOf(url: string): Promise<number> {
  const answer = await fetch(url);
  const html = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return main
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s/g, '').length;
}

/** From a process of its own: the server's process must not wait for the client's work. */
async function loadFromOutside(options: LoadOptions): Promise<LoadResult> {
  const entry = fileURLToPath(new URL('load-process.ts', import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, entry, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed, code] = await Promise.all([text(child.stdout), exitOf(child)]);
  if (code !== 0) throw new Error(`no load could be put on ${options.url}`);
  return JSON.parse(printed) as LoadResult;
}

function report(title: string, { requests, requestsPerSecond, p99, clientLoad }: LoadResult): void {
  log(`${title}: ${requests} 次 requests, ${requestsPerSecond.toFixed(1)}/s, p99 ${p99.toFixed(1)} ms`);
  if (clientLoad > clientLimit)
    log('加压的进程已到极限，服务器还能更快 (the client was the limit: the server can do more)');
}

const log = (line: string): void => void process.stderr.write(`  ${line}\n`);
