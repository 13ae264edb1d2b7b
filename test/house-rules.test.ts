import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { all, shipped, withoutComments, workspaces } from './support/graph.ts';
import {
  isTestCode,
  lineOf,
  read,
  root,
  type SourceFile,
  sourcesIn,
  writtenFiles,
} from './support/sources.ts';

const textual =
  /\.(tsx?|mjs|cjs|js|jsonc?|s?css|html|md|ya?ml|sh|txt|csv)$|(^|\/)(Dockerfile|run|\.[a-z.]+)$/;
const everything = writtenFiles().filter((file) => textual.test(file) && file !== 'package-lock.json');

const places = (files: SourceFile[], pattern: RegExp): string[] =>
  files.flatMap(({ path: file, text }) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].map((match) => `${file}:${lineOf(text, match.index)}`),
  );
const code = (files: SourceFile[]): SourceFile[] =>
  files.map((file) => ({ ...file, text: withoutComments(file.text) }));

describe('settings', () => {
  /** Everything else takes its settings from `readConfig()`; why these cannot stands beside each. */
  const mayReadEnvironment = [
    'cms/src/config.ts',
    // Inlined by Next at build: the HTML of a build names the style sheet of the same build.
    'cms/src/settings/portal-stylesheet.ts',
    // Next loads it before there is an application; the folder of the build is no setting of a run.
    'cms/next.config.mjs',
  ];

  it('are read from the environment in one place', () => {
    const files = code(sourcesIn(workspaces, /\.(tsx?|mjs)$/)).filter((file) => !isTestCode(file.path));
    const readers = files.filter((file) => /\bprocess\.env\b/.test(file.text)).map((file) => file.path);
    expect(readers.filter((file) => !mayReadEnvironment.includes(file))).toEqual([]);
    expect(readers).toContain('cms/src/config.ts');
    const inlined = [...read('cms/src/settings/portal-stylesheet.ts').matchAll(/process\.env\.(\w+)/g)];
    expect(inlined.map((match) => match[1])).toEqual(['PORTAL_STYLESHEET']);
  });

  it('reach the scripts through their entry points', () => {
    const library = code(all.filter((file) => /^scripts\/lib\/(?!.*\.test\.)/.test(file.path)));
    expect(library.length).toBeGreaterThan(20);
    expect(places(library, /\bprocess\.env\b/)).toEqual([]);
  });
});

describe('the database', () => {
  const cms = code(shipped.filter((file) => file.path.startsWith('cms/src/')));
  const outside = (allowed: string[]): SourceFile[] =>
    cms.filter((file) => !allowed.some((place) => file.path.startsWith(place)));

  it('is touched by repositories only', () => {
    const allowed = [
      'cms/src/repositories/',
      // Access runs inside Payload's request, before there is a runtime.
      'cms/src/access/staff.ts',
      // Brings up the columns that the repositories need.
      'cms/src/setup/migrate.ts',
    ];
    const direct =
      /\bpayload\s*\.\s*db\b|\{[^{}]*\bdb\b[^{}]*\}\s*=\s*(await\s+)?[\w.]*payload\b|\bdrizzle\b|\bmongoose\b/;
    expect(places(outside([...allowed, 'cms/src/make-payload-config.ts']), direct)).toEqual([]);
  });

  it("is not reached through Payload's own operations, except for accounts", () => {
    const allowed = [
      // Payload hashes passwords, locks out and makes tokens.
      'cms/src/operations/citizens/',
      'cms/src/setup/seed.ts',
    ];
    const operations =
      /\bpayload\.(find|findByID|findGlobal|findVersions|count|create|update|updateGlobal|delete|duplicate)\(/;
    expect(places(outside(allowed), operations)).toEqual([]);
  });

  it('is driven by name in one place', () => {
    const drivers = outside(['cms/src/make-payload-config.ts', 'cms/src/cli/config-check.ts']);
    expect(places(drivers, /@payloadcms\/db-|from 'mongodb'|import\('mongodb'\)/)).toEqual([]);
  });
});

describe('files', () => {
  it('have at most 350 lines', () => {
    const long = sourcesIn([...workspaces, 'scripts', 'test'], /\.(tsx?|mjs|s?css)$/)
      .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 350);
    expect(long).toEqual([]);
  });

  it('leave nothing for later and nothing untyped', () => {
    const marks = /\b(T[O]DO|F[I]XME|X{3}|H[A]CK)\b/;
    const files = everything
      .filter((file) => !file.endsWith('.csv'))
      .map((file) => ({ path: file, text: read(file) }));
    expect(places(files, marks)).toEqual([]);
    expect(places(code(shipped), /:\s*any\b|\bas any\b|<any\b|\bany\[\]|@ts-(ignore|nocheck)\b/)).toEqual([]);
    expect(places(all, /\b(it|test|describe)\.only\(|\bf(it|describe)\(/)).toEqual([]);
  });

  it('use no enums and no parameter properties: the code must run with its types only removed', () => {
    // The linter's own test holds samples of what is refused.
    const typed = code(sourcesIn([...workspaces, 'test'], /\.tsx?$/)).filter(
      (file) => file.path !== 'test/lint.test.ts',
    );
    expect(places(typed, /^(export )?(declare )?(const )?enum |^(export )?namespace /m)).toEqual([]);
    expect(places(typed, /constructor\([^)]*\b(private|public|protected|readonly)\s/)).toEqual([]);
  });

  it('name no package registry, and no folder of one machine', () => {
    const files = everything.map((file) => ({ path: file, text: read(file) }));
    expect(
      places(files, /\b(registry|npm|pypi|mirrors?|proxy)\.[a-z0-9.-]*\.(org|com|cn|net|io)\b/i),
    ).toEqual([]);
    // In images and containers absolute paths are part of the description.
    const onMachines = files.filter((file) => !/^(Dockerfile|docker-compose\.yml)$/.test(file.path));
    expect(places(onMachines, /(^|["'`\s(=])(\/home\/\w|\/Users\/\w|\/root\/|[A-Z]:\\Users)/m)).toEqual([]);
    // A short root (`/app`) would be found in descriptions of containers.
    const naming = onMachines.filter(
      ({ text }) => root.split(path.sep).length > 2 && text.includes(`${root}/`),
    );
    expect(naming.map((file) => file.path)).toEqual([]);
  });

  it('reach for nothing outside the repository', () => {
    const leaving = all.flatMap(({ path: file, text }) =>
      [...text.matchAll(/['"`]((?:\.\.\/)+)[^'"`\n]*['"`]/g)]
        .filter((match) => (match[1]?.length ?? 0) / 3 > file.split('/').length - 1)
        .map((match) => `${file}:${lineOf(text, match.index)}`),
    );
    expect(leaving).toEqual([]);
  });
});
