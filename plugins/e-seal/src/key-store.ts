import { createHash, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock, SealOwner } from '@banshi/core/ports';
import {
  createRoot,
  createSealIdentity,
  type Identity,
  identityFromPem,
  identityToPem,
} from './certificates.ts';

export interface KeyStore {
  /** The demo's own root, made at first use. */
  root(): Promise<Identity>;
  /** Key and certificate of a body's seal, made at first use; a body that is renamed gets a new one. */
  sealOf(owner: SealOwner): Promise<Identity>;
}

const DAY = 86_400_000;
/** Appended to every name in a demo certificate, so that no viewer shows it as the real body's. */
const DEMO_MARK = '\uff08演示\uff09';
const marked = (name: string): string => (name.includes('演示') ? name : `${name}${DEMO_MARK}`);

/**
 * Demo keys in files of mode 0600: one PEM with key and certificate per identity, so that the pair is there as a whole
 * or not at all, and of two processes that start together the second takes the first one's.
 */
export function createKeyStore(input: {
  folder: string;
  authorityName: string;
  validYears: number;
  clock: Clock;
}): KeyStore {
  const { folder, clock } = input;
  const loaded = new Map<string, Promise<Identity>>();

  function once(path: string, make: () => Promise<Identity>): Promise<Identity> {
    const known = loaded.get(path);
    if (known) return known;
    const loading = readOrMake(path, make).catch((error) => {
      loaded.delete(path);
      throw error;
    });
    loaded.set(path, loading);
    return loading;
  }

  function validity(): { from: Date; until: Date } {
    const now = Date.parse(clock.now());
    const until = new Date(now);
    until.setUTCFullYear(until.getUTCFullYear() + input.validYears);
    // A day of grace for machines whose clocks disagree.
    return { from: new Date(now - DAY), until };
  }

  const root = () =>
    once(join(folder, 'root.pem'), () =>
      createRoot({
        subject: { commonName: marked(input.authorityName), organisation: marked('Banshi') },
        ...validity(),
      }),
    );

  return {
    root,
    sealOf(owner) {
      const identity = [owner.sealKey, owner.bodyName, owner.bodyCode].join('\n');
      const name = createHash('sha256').update(identity).digest('hex').slice(0, 32);
      return once(join(folder, 'seals', `${name}.pem`), async () => {
        const authority = await root();
        const { from, until } = validity();
        // RFC 5280 lets a chain end with its root.
        const end = authority.certificate.notAfter.value;
        return createSealIdentity({
          root: authority,
          subject: {
            commonName: marked(owner.bodyName),
            organisation: marked(owner.bodyName),
            serialNumber: owner.bodyCode,
          },
          from,
          until: new Date(Math.min(until.getTime(), end.getTime())),
        });
      });
    },
  };
}

async function readOrMake(path: string, make: () => Promise<Identity>): Promise<Identity> {
  const existing = await readIfThere(path);
  if (existing !== undefined) return identityFromPem(existing);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await chmod(dirname(path), 0o700);
  const temporary = `${path}.${randomUUID()}`;
  await writeFile(temporary, await identityToPem(await make()), { mode: 0o600, flag: 'wx' });
  try {
    // Unlike a rename, a link fails where the file is already there: the first process wins.
    await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await unlink(temporary);
  }
  return identityFromPem(await readFile(path, 'utf8'));
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
