import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BanshiError } from '@banshi/core/errors';
import type { FileStore } from '@banshi/core/ports';

const keyShape = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
/** Beside each file lie its media type and, for a moment, what is being written. */
const ownEndings = /\.(type|part)$/;

/** Files under one folder. A file appears whole or not at all: written beside, then renamed. */
export function localFiles(root: string): FileStore {
  const place = (key: string): string => {
    if (!keyShape.test(key) || ownEndings.test(key) || key.length > 300)
      throw new BanshiError({
        code: 'files.badKey',
        place: key,
        personMessage: '文件地址有误。',
        status: 500,
      });
    return path.join(root, key);
  };
  return {
    async put({ key, bytes, contentType }) {
      const file = place(key);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const temporary = `${file}.${randomUUID()}.part`;
      try {
        await writeFile(temporary, bytes, { mode: 0o600 });
        await writeFile(`${file}.type`, contentType, { mode: 0o600 });
        await rename(temporary, file);
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async get(key) {
      const file = place(key);
      try {
        const [bytes, contentType] = await Promise.all([readFile(file), readFile(`${file}.type`, 'utf8')]);
        return { bytes, contentType };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async delete(key) {
      const file = place(key);
      await Promise.all([rm(file, { force: true }), rm(`${file}.type`, { force: true })]);
    },
    async exists(key) {
      try {
        await access(place(key));
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
        throw error;
      }
    },
  };
}
