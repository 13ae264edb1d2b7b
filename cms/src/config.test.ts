import path from 'node:path';
import { BanshiError } from '@banshi/core/errors';
import { describe, expect, it } from '@jest/globals';
import { readConfig, redactedConfig } from './config.ts';

const secret = 'a'.repeat(32);

function refused(environment: Record<string, string>): BanshiError {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof BanshiError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('settings', () => {
  it('need none: everything has an embedded default', () => {
    expect(readConfig({})).toEqual({
      dataDir: path.resolve('.data'),
      databaseUrl: `file:${path.resolve('.data/banshi.db')}`,
      databaseKind: 'sqlite',
      port: 3000,
      surface: 'all',
      profile: 'demo',
      secret: undefined,
      portalOrigin: 'http://localhost:3000',
      officeOrigin: 'http://localhost:3000',
      chromiumPath: undefined,
      logLevel: 'info',
    });
  });

  it('count as not set when they are empty, as Compose passes them on', () => {
    const names = [
      'DATA_DIR',
      'DATABASE_URL',
      'PORT',
      'SURFACE',
      'BANSHI_SECRET',
      'PORTAL_ORIGIN',
      'LOG_LEVEL',
    ];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it('are taken as given', () => {
    const config = readConfig({
      DATA_DIR: '/srv/banshi',
      DATABASE_URL: 'mongodb+srv://db.example/banshi',
      PORT: '8080',
      SURFACE: 'office',
      BANSHI_PROFILE: 'production',
      BANSHI_SECRET: secret,
      PORTAL_ORIGIN: 'https://Portal.example:8443/',
      OFFICE_ORIGIN: 'https://office.example',
      CHROMIUM_PATH: '/usr/bin/chromium',
      LOG_LEVEL: 'debug',
      UNRELATED: 'x',
    });
    expect(config).toEqual({
      dataDir: path.resolve('/srv/banshi'),
      databaseUrl: 'mongodb+srv://db.example/banshi',
      databaseKind: 'mongodb',
      port: 8080,
      surface: 'office',
      profile: 'production',
      secret,
      portalOrigin: 'https://portal.example:8443',
      officeOrigin: 'https://office.example',
      chromiumPath: '/usr/bin/chromium',
      logLevel: 'debug',
    });
  });

  it('put the database below DATA_DIR and the addresses on PORT', () => {
    const config = readConfig({ DATA_DIR: '/srv/banshi', PORT: '4000' });
    expect(config.databaseUrl).toBe(`file:${path.resolve('/srv/banshi/banshi.db')}`);
    expect([config.portalOrigin, config.officeOrigin]).toEqual(Array(2).fill('http://localhost:4000'));
  });
});

describe('a wrong setting', () => {
  const wrong: [name: string, value: string][] = [
    ['DATABASE_URL', 'postgres://db.example/banshi'],
    ['DATABASE_URL', 'banshi.db'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['SURFACE', 'admin'],
    ['BANSHI_PROFILE', 'prod'],
    ['BANSHI_SECRET', 'short'],
    ['PORTAL_ORIGIN', 'banshi.example.cn'],
    ['PORTAL_ORIGIN', 'javascript:alert(1)'],
    ['PORTAL_ORIGIN', 'https://banshi.example.cn/portal'],
    ['OFFICE_ORIGIN', 'https://user:word@office.example.cn'],
    ['OFFICE_ORIGIN', 'ftp://office.example.cn'],
    ['LOG_LEVEL', 'verbose'],
  ];

  it.each(wrong)('%s=%s is refused in one Chinese sentence that names it', (name, value) => {
    const error = refused({ [name]: value });
    expect(error).toMatchObject({ code: 'config.invalid', place: name });
    expect(error.personMessage).toMatch(/^[^。\n]*\p{Script=Han}[^。\n]*。$/u);
    expect(error.personMessage).toContain(name);
  });

  it('is told before others: one sentence at a time', () => {
    expect(refused({ PORT: 'x', SURFACE: 'y' }).personMessage.match(/。/g)).toHaveLength(1);
  });

  it('of a secret is not repeated', () => {
    const error = refused({ BANSHI_SECRET: 'my-short-secret' });
    expect(JSON.stringify([error.message, error.personMessage, error.details])).not.toContain('my-short');
  });
});

describe('production', () => {
  it('is refused without a secret of its own', () => {
    for (const environment of [{}, { BANSHI_SECRET: '' }] as Record<string, string>[]) {
      const error = refused({ BANSHI_PROFILE: 'production', ...environment });
      expect(error).toMatchObject({ code: 'config.secretMissing', place: 'BANSHI_SECRET' });
      expect(error.personMessage).toMatch(/生产.*BANSHI_SECRET.*。$/);
    }
    expect(readConfig({ BANSHI_PROFILE: 'production', BANSHI_SECRET: secret }).secret).toBe(secret);
  });
});

describe('settings as they are printed', () => {
  const printed = (databaseUrl: string): string =>
    JSON.stringify(redactedConfig(readConfig({ DATABASE_URL: databaseUrl, BANSHI_SECRET: secret })));

  it.each([
    ['mongodb://app:hunter2@db.example:27017/banshi', 'mongodb://app:***@db.example:27017/banshi'],
    ['mongodb+srv://app:hunter2@db.example/banshi', 'mongodb+srv://app:***@db.example/banshi'],
    ['mongodb://app:p@hunter2@a.example,b.example/banshi', 'mongodb://app:***@a.example,b.example/banshi'],
    ['mongodb://app:hunter2/x:y@db.example/banshi', 'mongodb://app:***@db.example/banshi'],
    ['mongodb://:hunter2@db.example/banshi', 'mongodb://:***@db.example/banshi'],
    [
      'mongodb://db.example/banshi?replicaSet=rs0&tlsCertificateKeyFilePassword=hunter2&tls=true',
      'mongodb://db.example/banshi?replicaSet=rs0&tlsCertificateKeyFilePassword=***&tls=true',
    ],
    [
      'mongodb://db.example/banshi?authMechanismProperties=AWS_SESSION_TOKEN:hunter2',
      'mongodb://db.example/banshi?authMechanismProperties=***',
    ],
  ])('show %s without its password', (given, shown) => {
    expect(printed(given)).toContain(JSON.stringify(shown));
    expect(printed(given)).not.toMatch(/hunter2|a{32}/);
  });

  it('say where the secret comes from, and keep an address without a password', () => {
    expect(redactedConfig(readConfig({}))).toMatchObject({
      secret: '(DATA_DIR)',
      databaseUrl: readConfig({}).databaseUrl,
    });
    const plain = 'mongodb://a.example:27017,b.example:27017/banshi?replicaSet=rs0';
    expect(printed(plain)).toContain(plain);
  });
});
