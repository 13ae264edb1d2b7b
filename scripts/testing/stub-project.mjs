import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../lib/context.mjs';

/**
 * A repository of its own with the real scripts and a stand-in for everything that they start: the processes, files and
 * signals are real, only `next` and the application are a few lines each. Installing it needs no network, since all of
 * its packages are workspaces.
 *
 * What the stand-ins do is steered by the environment: STUB_BUILD=slow|broken, STUB_CONFIG=wrong, STUB_PREPARE=broken,
 * STUB_WEB=broken. Each appends a line to `events.log` when it runs.
 */

const NEXT = `#!/usr/bin/env node
const fs = require('node:fs');
const http = require('node:http');
const [command, , , port] = process.argv.slice(2);
const note = (text) => fs.appendFileSync('events.log', text + '\\n');
if (command === 'build') {
  const dist = 'cms/' + process.env.BANSHI_DIST;
  note('build ' + process.env.BANSHI_DIST + ' pid ' + process.pid);
  fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist, { recursive: true });
  fs.writeFileSync('cms/tsconfig.json', '{"rewritten":true}');
  const finish = () => fs.writeFileSync(dist + '/BUILD_ID', 'stub');
  if (process.env.STUB_BUILD === 'broken') { console.error('the stub does not build'); process.exit(1); }
  else if (process.env.STUB_BUILD === 'slow') setTimeout(finish, 60000);
  else finish();
} else {
  note('web pid ' + process.pid);
  if (process.env.STUB_WEB === 'broken') { console.error('the stub web cannot start'); process.exit(1); }
  const server = http.createServer((request, response) => {
    if (request.url === '/crash') process.exit(3);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ status: 'ok', pid: process.pid, surface: process.env.SURFACE }));
  });
  process.on('SIGTERM', () => { note('web stopped'); process.exit(0); });
  server.listen(Number(port));
}
`;

const LOADER = `import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(\`
import { readFile } from 'node:fs/promises';
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: await readFile(new URL(url)), shortCircuit: true };
}\`));
`;

const CLI = `import fs from 'node:fs';
import path from 'node:path';
const [command, ...args] = process.argv.slice(2);
const note = (text) => fs.appendFileSync('events.log', text + '\\n');
const say = (entry) => console.error(JSON.stringify(entry));
if (command === 'config-check') {
  if (process.env.STUB_CONFIG === 'wrong') { console.error('演示设置有误，请更正'); process.exit(1); }
  console.log(JSON.stringify({ dataDir: process.env.DATA_DIR }));
} else if (command === 'prepare') {
  note('prepare');
  say({ step: 'migrate', label: '迁移数据库', state: 'start' });
  if (process.env.STUB_PREPARE === 'broken') { console.error('区划数据读不出来，请重新下载'); process.exit(1); }
  fs.writeFileSync(process.env.DATABASE_URL.slice('file:'.length), 'rows');
  say({ step: 'migrate', label: '迁移数据库', state: 'done' });
  say({ step: 'divisions', label: '装载区划', state: 'start' });
  say({ step: 'divisions', label: '装载区划', state: 'done', detail: '16,495' });
  say({ step: 'demo', label: '演示数据', state: 'skip' });
  const account = { role: 'clerk', roleLabel: '窗口人员', email: 'clerk@demo.example', password: '演示-1', where: 'office' };
  fs.writeFileSync(path.join(process.env.DATA_DIR, 'demo-accounts.json'), JSON.stringify([account]));
} else if (command === 'worker') {
  process.on('SIGTERM', () => { note('worker stopped'); process.exit(0); });
  note('worker pid ' + process.pid);
  console.log(JSON.stringify({ event: 'worker-ready' }));
  console.log(JSON.stringify({ level: 'error', message: 'the stub worker warns' }));
  setInterval(() => {}, 1000);
} else {
  console.log(JSON.stringify({ command, args, dataDir: process.env.DATA_DIR }));
  process.exit(command === 'fails' ? 2 : 0);
}
`;

/** @returns {{ root: string, remove: () => void }} */
export function createStubProject() {
  const root = mkdtempSync(path.join(tmpdir(), 'banshi-stub-'));
  /** @param {string} file @param {string | object} content */
  const put = (file, content) => {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const workspaces = ['cms', 'stubs/*'];
  const members = { cms: '@banshi/cms', 'stubs/next': 'next', 'stubs/tsx': 'tsx' };
  put('package.json', {
    name: 'stub',
    version: '1.0.0',
    private: true,
    workspaces,
    scripts: { start: 'node scripts/run.mjs start' },
  });
  put('package-lock.json', {
    name: 'stub',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'stub', version: '1.0.0', workspaces },
      ...Object.fromEntries(
        Object.entries(members).map(([folder, name]) => [folder, { name, version: '1.0.0' }]),
      ),
      ...Object.fromEntries(
        Object.entries(members).map(([folder, name]) => [
          `node_modules/${name}`,
          { resolved: folder, link: true },
        ]),
      ),
    },
  });
  put('tsconfig.base.json', {});
  put('cms/package.json', { name: '@banshi/cms', version: '1.0.0' });
  put('cms/tsconfig.json', {});
  put('cms/src/cli/main.ts', CLI);
  put('stubs/next/package.json', { name: 'next', version: '1.0.0' });
  put('stubs/next/dist/bin/next', NEXT);
  put('stubs/tsx/package.json', { name: 'tsx', version: '1.0.0', exports: './loader.mjs' });
  put('stubs/tsx/loader.mjs', LOADER);
  for (const folder of ['renderer', 'plugins', 'templates', 'tenants']) put(`${folder}/readme.txt`, folder);
  cpSync(path.join(ROOT, 'scripts'), path.join(root, 'scripts'), { recursive: true });
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
