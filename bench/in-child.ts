import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Figure } from './figure.ts';
import { exitOf } from './processes.ts';

/** Settings of an application that somebody runs beside: a bench brings its own data, ports and database. */
const foreign =
  /^(DATA_DIR|DATABASE_URL|PORT|SURFACE|(PORTAL|OFFICE)_ORIGIN|LOG_LEVEL|NODE_ENV|BANSHI_(PROFILE|SECRET))$/;
const entry = fileURLToPath(new URL('one.ts', import.meta.url));

let running: ChildProcess | undefined;

/**
 * Runs one bench in a process of its own, so that neither warm code nor garbage of one bench reaches the next. The
 * child leads a process group: whatever it has started goes with it, even where it ended without cleaning up.
 */
export async function runInChild(name: string): Promise<Figure[]> {
  const child = spawn(process.execPath, [...process.execArgv, entry, name], {
    env: ownEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  running = child;
  const printed = text(child.stdout);
  const code = await exitOf(child).finally(() => {
    running = undefined;
    signalGroup(child);
  });
  const figures = readFigures(await printed);
  if (code !== 0) throw new Error(`exit code ${code}`);
  return figures;
}

/** Ends the bench that runs now, if any, and what it has started. */
export const endRunning = (): void => {
  if (running) signalGroup(running);
};

const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([key]) => !foreign.test(key))) as NodeJS.ProcessEnv;

function signalGroup({ pid }: ChildProcess): void {
  if (!pid) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM');
  } catch {
    // The whole group has ended, which is what the signal is for.
  }
}

/** The figures among the lines; what a library printed beside them goes on to stderr. */
function readFigures(printed: string): Figure[] {
  const lines = printed.split('\n').filter((line) => line !== '');
  const isFigure = (line: string): boolean => line.startsWith('{"bench":');
  for (const line of lines) if (!isFigure(line)) process.stderr.write(`${line}\n`);
  return lines.filter(isFigure).map((line) => Figure.parse(JSON.parse(line)));
}
