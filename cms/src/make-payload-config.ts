import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BanshiError } from '@banshi/core/errors';
import { mongooseAdapter } from '@payloadcms/db-mongodb';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import { en } from '@payloadcms/translations/languages/en';
import { zh } from '@payloadcms/translations/languages/zh';
import { buildConfig, type EmailAdapter } from 'payload';
import { closeBuiltIn } from './collections/close-built-in.ts';
import { collections } from './collections/index.ts';
import type { Config } from './config.ts';
import { sessionSecret } from './secrets.ts';
import { officeAdmin } from './views/admin-config.ts';

const here = path.dirname(fileURLToPath(import.meta.url));

function database(config: Config) {
  if (config.databaseKind === 'mongodb')
    return mongooseAdapter({
      url: config.databaseUrl,
      ensureIndexes: true,
      migrationDir: path.join(here, 'migrations-mongodb'),
    });
  return sqliteAdapter({
    client: { url: config.databaseUrl },
    // Transactions stay off: with them libsql loses busy_timeout and a table rebuild deletes child rows (#16644).
    wal: true,
    busyTimeout: 5000,
    idType: 'uuid',
    push: false,
    migrationDir: path.join(here, 'migrations'),
  });
}

/** The Payload configuration for given settings; the columns are brought up to date by `setup/migrate.ts`. */
export const payloadConfig = (config: Config) =>
  closeBuiltIn(
    buildConfig({
      secret: sessionSecret(config),
      // Same-origin checks use the list below: one `serverURL` would refuse 127.0.0.1 where localhost is configured.
      csrf: [config.officeOrigin, ...(config.profile === 'demo' ? loopbackOrigins(config.port) : [])],
      cors: [],
      email: withoutMail,
      db: database(config),
      // A copy: Payload adds its own collections to the list it is given.
      collections: [...collections],
      graphQL: { disable: true },
      defaultDepth: 0,
      maxDepth: 2,
      telemetry: false,
      i18n: { supportedLanguages: { zh, en }, fallbackLanguage: 'zh' },
      admin: {
        user: 'users',
        avatar: 'default',
        importMap: { baseDir: here, importMapFile: path.join(here, 'app/(office)/admin/importMap.js') },
        theme: 'light',
        dateFormat: 'yyyy-MM-dd HH:mm',
        ...officeAdmin,
      },
      // Not by itself: outside production every start would spawn a process that writes into the sources.
      typescript: { autoGenerate: false, outputFile: path.join(here, 'payload-types.ts') },
      jobs: { access: { run: () => false, queue: () => false, cancel: () => false }, tasks: [] },
      // To stderr, as all logs: stdout belongs to the commands.
      logger: {
        options: { level: config.logLevel === 'silent' ? 'silent' : 'warn' },
        destination: process.stderr,
      },
      upload: { abortOnLimit: true },
    }),
  );

/** Nothing is mailed yet; said when somebody asks for it, not as a warning at every start. */
const withoutMail: EmailAdapter = () => ({
  name: 'none',
  defaultFromAddress: 'none@banshi.invalid',
  defaultFromName: '办事',
  sendEmail: async () => {
    throw new BanshiError({
      code: 'mail.notConfigured',
      personMessage: '本系统还没有接通邮件，请联系平台管理员重置密码。',
      status: 503,
    });
  },
});

const loopbackOrigins = (port: number): string[] =>
  ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`);
