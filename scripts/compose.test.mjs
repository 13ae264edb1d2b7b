import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkRules, checkSchema, parseCompose } from './lib/compose.mjs';
import { ROOT } from './lib/context.mjs';

/** @typedef {import('./lib/compose.mjs').Compose} Compose */

const read = (/** @type {string} */ file) => readFileSync(path.join(ROOT, file), 'utf8');
const text = read('docker-compose.yml');
const inRepository = (/** @type {string} */ relative) => existsSync(path.join(ROOT, relative));
const load = () => parseCompose(text);

/** @param {(compose: Compose) => void} spoil */
function problemsAfter(spoil) {
  const compose = structuredClone(load());
  spoil(compose);
  return checkRules(compose, inRepository);
}

/** @param {Compose} compose @param {string} name */
function service(compose, name) {
  const found = compose.services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
}

describe('docker-compose.yml', () => {
  it('keeps the Compose Specification', () => {
    expect(checkSchema(load())).toEqual([]);
  });

  it('keeps the rules beyond the schema', () => {
    expect(checkRules(load(), inRepository)).toEqual([]);
  });

  it('runs a replica set of three, office, portal and worker', () => {
    const { services } = load();
    const members = ['mongo1', 'mongo2', 'mongo3'];
    expect(Object.keys(services)).toEqual(expect.arrayContaining([...members, 'office', 'portal', 'worker']));
    for (const name of members)
      expect(services[name]?.command).toEqual(expect.arrayContaining(['--replSet', 'banshi', '--keyFile']));
    expect(services.office?.environment?.SURFACE).toBe('office');
    expect(services.portal?.environment?.SURFACE).toBe('portal');
    expect(services.prepare?.environment?.DATABASE_URL).toContain('replicaSet=banshi');
  });

  it('keeps portal and office apart, and the database away from both outsides', () => {
    const { services, networks } = load();
    expect(services.portal?.networks).not.toContain('extranet');
    expect(services.office?.networks).not.toContain('portal');
    expect(networks?.data).toEqual({ internal: true });
    for (const name of ['mongo1', 'mongo2', 'mongo3']) {
      expect(services[name]?.networks).toEqual(['data']);
      expect(services[name]?.ports).toBeUndefined();
    }
  });

  it('asks for nothing that .env.example does not explain', () => {
    const asked = new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name));
    const explained = new Set([...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name));
    expect([...asked].filter((name) => !explained.has(name))).toEqual([]);
    expect([...explained].filter((name) => !asked.has(name))).toEqual([]);
    expect(read('.env.example')).not.toMatch(/^[A-Z_]*(SECRET|PASSWORD)[A-Z_]*=\S/m);
  });
});

describe('the check of the schema', () => {
  it('objects to what the specification does not know', () => {
    expect(checkSchema(parseCompose('services:\n  a:\n    image: x:1\n    helthcheck: {}'))).not.toEqual([]);
    expect(checkSchema(parseCompose('services:\n  a:\n    image: [x]'))).not.toEqual([]);
    expect(checkSchema(parseCompose('services:\n  a:\n    image: x:1\nvolume: {}'))).not.toEqual([]);
  });
});

describe('the check of the rules', () => {
  /** @type {[string, (compose: Compose) => void, RegExp][]} */
  const faults = [
    [
      'a service without a source',
      (c) => void Object.assign(service(c, 'portal'), { image: undefined, build: undefined }),
      /portal: has neither/,
    ],
    [
      'an image without a tag',
      (c) => {
        service(c, 'mongo1').image = 'mongo';
      },
      /mongo1: image mongo has no tag/,
    ],
    [
      'a service without a health check',
      (c) => void delete service(c, 'worker').healthcheck,
      /worker: has no health check/,
    ],
    [
      'a service without a restart policy',
      (c) => void delete service(c, 'office').restart,
      /office: has no restart/,
    ],
    [
      'a task that nobody waits for',
      (c) => void delete service(c, 'prepare').depends_on,
      /mongo-init: ends by itself/,
    ],
    [
      'waiting for a task that never ends',
      (c) => {
        service(c, 'mongo-init').restart = 'always';
      },
      /prepare: waits for the end of mongo-init/,
    ],
    [
      'an unknown dependency',
      (c) => {
        service(c, 'office').depends_on = ['mongodb'];
      },
      /office: depends on mongodb/,
    ],
    ['an undeclared volume', (c) => void delete c.volumes?.files, /worker: mounts the volume files/],
    ['an undeclared network', (c) => void delete c.networks?.extranet, /office: is on the network extranet/],
    [
      'a literal secret',
      (c) => void Object.assign(service(c, 'office').environment ?? {}, { BANSHI_SECRET: 'changeme' }),
      /office: BANSHI_SECRET is written/,
    ],
    [
      'a secret with a default',
      (c) =>
        void Object.assign(service(c, 'mongo1').environment ?? {}, {
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the way in which Compose writes a default
          MONGO_INITDB_ROOT_PASSWORD: '${A:-root}',
        }),
      /mongo1: MONGO_INITDB_ROOT_PASSWORD/,
    ],
    [
      'a password in an address',
      (c) =>
        void Object.assign(service(c, 'worker').environment ?? {}, {
          DATABASE_URL: 'mongodb://banshi:pw@mongo1/x',
        }),
      /worker: DATABASE_URL holds a password/,
    ],
    [
      'a port without a target',
      (c) => {
        service(c, 'portal').ports = ['3000'];
      },
      /portal: port 3000/,
    ],
    [
      'a command that does not exist',
      (c) => {
        service(c, 'worker').command = ['node', '--import', 'tsx', 'cms/src/worker.mjs'];
      },
      /worker: runs cms\/src\/worker\.mjs/,
    ],
    [
      'a health check that does not exist',
      (c) => {
        service(c, 'office').healthcheck = { test: ['CMD', 'node', 'scripts/nothing.mjs'] };
      },
      /office: runs scripts\/nothing\.mjs/,
    ],
  ];

  it.each(faults)('finds %s', (_name, spoil, expected) => {
    expect(problemsAfter(spoil).join('\n')).toMatch(expected);
  });
});

describe('the Dockerfile', () => {
  it('runs as an ordinary user, from files that exist', () => {
    const dockerfile = read('Dockerfile');
    expect(dockerfile).toMatch(/^USER node$/m);
    for (const [, file = ''] of dockerfile.matchAll(
      /(?:node |"node", ")((?:scripts|node_modules)\/[\w./-]+)/g,
    ))
      expect([file, inRepository(file)]).toEqual([file, true]);
  });

  it('does not take secrets, data or builds of this machine into the image', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['**/node_modules', '**/.next*', '**/.data', '**/.cache', '.env', '.git']),
    );
  });
});
