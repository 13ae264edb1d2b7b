import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const unbrotli = promisify(brotliDecompress);
const BLOCK = 512;

const textAt = (header: Buffer, start: number, length: number): string =>
  header.toString('utf8', start, start + length).replace(/\0.*$/s, '');

/**
 * Unpacks the regular files of a small brotli-compressed tar archive (a handful of shared libraries) into a folder.
 * Links and devices are skipped; a name that leads out of the folder throws.
 */
export async function unpackTar(input: { archive: string; folder: string }): Promise<void> {
  const tar = await unbrotli(new Uint8Array(await readFile(input.archive)));
  for (let offset = 0; offset + BLOCK <= tar.length; ) {
    const header = tar.subarray(offset, offset + BLOCK);
    const name = textAt(header, 0, 100);
    if (name === '') break;
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    const isFile = header[156] === 0 || header[156] === 0x30;
    if (isFile) {
      const relative = normalize(name);
      if (relative.startsWith('..') || relative.startsWith('/'))
        throw new Error(`unsafe archive entry ${name}`);
      const target = join(input.folder, relative);
      await mkdir(dirname(target), { recursive: true });
      const content = new Uint8Array(tar.subarray(offset + BLOCK, offset + BLOCK + size));
      await writeFile(target, content, { mode: 0o700 });
    }
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
