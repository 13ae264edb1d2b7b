import { readFileSync } from 'node:fs';
import { getRuntime } from '../runtime.ts';
import { openSeals } from '../settings/seals.ts';
import { badInput, parseArgs, print } from './output.ts';

/** `licence verify FILE.pdf`: whether the seal holds and the file is as it was sealed. Exit code 1 where not. */
export async function verifyPdf(args: string[]): Promise<number> {
  const { words, json } = parseArgs(args, { words: 1, usage: 'licence verify FILE.pdf [--json]' });
  const file = words[0] ?? '';
  const seals = await openSeals(await getRuntime());
  const result = await seals.verify(readPdf(file));
  if (json) print(JSON.stringify(result));
  else if (result.valid) print(`签章有效：${result.signedBy}，${result.signedAt}`);
  else print(`签章无效：${result.problems.map((problem) => problem.message).join('；')}`);
  return result.valid ? 0 : 1;
}

function readPdf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw badInput('licence.unreadable', `读不到文件 ${file}，请检查路径。`, file);
  }
}
