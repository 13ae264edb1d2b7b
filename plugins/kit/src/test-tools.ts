import { execFileSync } from 'node:child_process';
import { it } from '@jest/globals';

function isInstalled(tool: string): boolean {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch (error) {
    // A program that dislikes the flag is there all the same.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/**
 * A test that needs programs which only checks use. Where one is missing, the test counts as skipped, and its name
 * says which: nobody must take it for passed.
 */
export function skippable(
  tools: readonly string[],
  name: string,
  run: () => Promise<void> | void,
  timeout = 60_000,
): void {
  const missing = tools.filter((tool) => !isInstalled(tool));
  if (missing.length === 0) it(name, run, timeout);
  else it.skip(`${name} (not installed: ${missing.join(', ')})`, run);
}
