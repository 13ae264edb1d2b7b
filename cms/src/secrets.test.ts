import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BanshiError } from '@banshi/core/errors';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from './config.ts';
import { secretsDir, sessionSecret } from './secrets.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'banshi-secrets-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const demo = (dir = dataDir) => readConfig({ DATA_DIR: dir });
const keyFile = () => path.join(dataDir, 'secrets/session.key');
const mode = (file: string): number => statSync(file).mode & 0o777;

const waitingForWord = `
  import { readConfig } from './config.ts';
  import { sessionSecret } from './secrets.ts';
  const config = readConfig({ DATA_DIR: process.argv[1] });
  process.stdout.write('ready\\n');
  process.stdin.once('data', () => process.stdout.write(sessionSecret(config), () => process.exit()));`;

/** Another process that is ready to ask for the key, and does so when it is told. */
function anotherProcess() {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const args = ['--import', 'tsx', '--input-type=module', '--eval', waitingForWord, dataDir];
  const child = spawn(process.execPath, args, { cwd: here, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (output.startsWith('ready')) resolve();
    });
  });
  const key = new Promise<string>((resolve) => {
    child.once('close', () => resolve(output.slice('ready\n'.length)));
  });
  return { ready, key, ask: () => child.stdin.end('go') };
}

describe('the secret of sessions', () => {
  it('is the configured one, and then nothing is written', () => {
    const secret = 'b'.repeat(40);
    const config = readConfig({ DATA_DIR: dataDir, BANSHI_PROFILE: 'production', BANSHI_SECRET: secret });
    expect(sessionSecret(config)).toBe(secret);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('is made once, for its owner only, and the same after a restart', () => {
    const first = sessionSecret(demo());
    expect(first).toMatch(/^[\w-]{64}$/);
    expect(sessionSecret(demo())).toBe(first);
    expect(readFileSync(keyFile(), 'utf8')).toBe(first);
    expect(mode(keyFile())).toBe(0o600);
    expect(mode(path.dirname(keyFile()))).toBe(0o700);
    expect(readdirSync(path.dirname(keyFile()))).toEqual(['session.key']);
  });

  it('differs from installation to installation', () => {
    expect(sessionSecret(demo(path.join(dataDir, 'a')))).not.toBe(
      sessionSecret(demo(path.join(dataDir, 'b'))),
    );
  });

  it('is one for all processes that start together', async () => {
    const others = Array.from({ length: 5 }, anotherProcess);
    await Promise.all(others.map(({ ready }) => ready));
    for (const { ask } of others) ask();
    const keys = await Promise.all(others.map(({ key }) => key));
    expect(new Set(keys)).toEqual(new Set([readFileSync(keyFile(), 'utf8')]));
    expect(keys[0]).toMatch(/^[\w-]{64}$/);
    expect(readdirSync(path.dirname(keyFile()))).toEqual(['session.key']);
  }, 30_000);

  it('is never an empty or cut one: what to do is said', () => {
    mkdirSync(secretsDir(demo()), { recursive: true });
    writeFileSync(keyFile(), '');
    expect(() => sessionSecret(demo())).toThrow(BanshiError);
    try {
      sessionSecret(demo());
    } catch (error) {
      expect(error).toMatchObject({ code: 'config.secretBroken' });
      expect((error as BanshiError).personMessage).toContain(keyFile());
    }
  });

  it('is told in one sentence where the folder cannot be written', () => {
    const file = path.join(dataDir, 'occupied');
    writeFileSync(file, 'a file where a folder should be');
    try {
      sessionSecret(demo(file));
      throw new Error('was accepted');
    } catch (error) {
      expect(error).toMatchObject({ code: 'config.dataDirUnwritable', place: 'DATA_DIR' });
      expect((error as BanshiError).personMessage).toContain(file);
    }
  });
});
