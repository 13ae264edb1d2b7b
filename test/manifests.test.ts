import { describe, expect, it } from '@jest/globals';
import { type Manifest, manifestOf, packageFolders } from './support/graph.ts';
import { read } from './support/sources.ts';

const folders = ['', ...packageFolders];
const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

const wanted = (manifest: Manifest): { kind: string; name: string; version: string }[] =>
  kinds.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).map(([name, version]) => ({ kind, name, version })),
  );
const declared = folders.flatMap((folder) =>
  wanted(manifestOf(folder)).map((entry) => ({ ...entry, folder: folder || '(root)' })),
);

const names = (manifest: Manifest): string[] =>
  wanted(manifest)
    .map(({ kind, name, version }) => `${kind} ${name}@${version}`)
    .sort();

interface Locked {
  version?: string;
  resolved?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };

describe('dependencies', () => {
  it('are pinned exactly', () => {
    expect(declared.length).toBeGreaterThan(50);
    expect(declared.filter(({ version }) => !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))).toEqual([]);
  });

  it('have one version each across the workspaces', () => {
    const versions = new Map<string, Set<string>>();
    for (const { name, version } of declared)
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    expect([...versions].filter(([, found]) => found.size > 1).map(([name]) => name)).toEqual([]);
  });

  it('have one version for everything of Payload', () => {
    const payload = declared.filter(({ name }) => name === 'payload' || name.startsWith('@payloadcms/'));
    expect(payload.length).toBeGreaterThan(4);
    expect(new Set(payload.map(({ version }) => version)).size).toBe(1);
  });

  it('of the workspaces are their own versions', () => {
    const own = new Map(
      packageFolders.map((folder) => [manifestOf(folder).name, manifestOf(folder).version]),
    );
    const inner = declared.filter(({ name }) => name.startsWith('@banshi/'));
    expect(inner.filter(({ name, version }) => own.get(name) !== version)).toEqual([]);
  });
});

describe('the lockfile', () => {
  const links = Object.entries(lock.packages).filter(([, entry]) => entry.link);

  it('is what the manifests ask for', () => {
    for (const folder of folders) {
      const locked = lock.packages[folder];
      expect({ folder, wanted: locked && names(locked as Manifest) }).toEqual({
        folder,
        wanted: names(manifestOf(folder)),
      });
    }
  });

  it('installs what is pinned', () => {
    const wrong = declared
      .filter(({ name }) => !name.startsWith('@banshi/'))
      .filter(({ name, version, folder }) => {
        const nested = lock.packages[`${folder}/node_modules/${name}`];
        return (nested ?? lock.packages[`node_modules/${name}`])?.version !== version;
      });
    expect(wrong).toEqual([]);
  });

  it('names no address to download from: every machine uses its own registry', () => {
    const addresses = Object.entries(lock.packages).filter(([, entry]) => entry.resolved && !entry.link);
    expect(addresses.map(([path]) => path)).toEqual([]);
    expect(links.map(([, entry]) => entry.resolved).sort()).toEqual([...packageFolders].sort());
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });

  it('needs no install script: npm blocks those that nobody approved', () => {
    const known = /(^|\/)(esbuild|@parcel\/watcher|@swc\/core)$/;
    const scripts = Object.entries(lock.packages).filter(([, entry]) => entry.hasInstallScript);
    expect(scripts.map(([path]) => path).filter((path) => !known.test(path))).toEqual([]);
  });
});
