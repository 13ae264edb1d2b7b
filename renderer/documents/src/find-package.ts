import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BanshiError } from '@banshi/core/errors';

/**
 * Folder of an installed npm package. Walks up the directory tree as Node does, instead of `require.resolve`: a
 * bundler would rewrite that call, and packages with an `exports` map hide their own folder from it.
 */
export function findPackage(name: string): string {
  const starts = [dirname(fileURLToPath(import.meta.url)), process.cwd()];
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(folder, 'node_modules', name);
      if (existsSync(join(candidate, 'package.json'))) return candidate;
      if (folder === dirname(folder)) break;
    }
  }
  throw new BanshiError({
    code: 'documents.packageMissing',
    place: name,
    status: 500,
    personMessage: `缺少软件包 ${name}，请重新执行 npm install 后再启动`,
  });
}
