import path from 'node:path';
import { BanshiError } from '@banshi/core/errors';
import { z } from 'zod';

/** The only reader of process.env. Everything else takes its settings from `readConfig()`. */

/** As people type it, with or without a closing slash; kept as `https://host:port`. */
const origin = (name: string, example: string) =>
  z
    .url({ protocol: /^https?$/, message: `${name} 须是完整网址，如 ${example}。` })
    .refine((address) => /^https?:\/\/[^/?#@]+\/?$/i.test(address), {
      message: `${name} 只写到域名和端口，如 ${example}，不带路径和账号。`,
    })
    .transform((address) => new URL(address).origin);

const Environment = z.object({
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .optional()
    .refine((url) => !url || /^(file:|mongodb(\+srv)?:\/\/)/.test(url), {
      message: 'DATABASE_URL 须以 file: 或 mongodb:// 开头，请更正后再启动。',
    }),
  PORT: z
    .string()
    .default('3000')
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535, {
      message: 'PORT 须是 1 到 65535 之间的端口号。',
    }),
  SURFACE: z
    .enum(['all', 'office', 'portal'], { message: 'SURFACE 只能是 all、office 或 portal。' })
    .default('all'),
  BANSHI_PROFILE: z
    .enum(['demo', 'production'], { message: 'BANSHI_PROFILE 只能是 demo 或 production。' })
    .default('demo'),
  BANSHI_SECRET: z.string().min(32, { message: 'BANSHI_SECRET 至少 32 个字符。' }).optional(),
  PORTAL_ORIGIN: origin('PORTAL_ORIGIN', 'https://banshi.example.cn').optional(),
  OFFICE_ORIGIN: origin('OFFICE_ORIGIN', 'https://office.example.cn').optional(),
  CHROMIUM_PATH: z.string().optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      message: 'LOG_LEVEL 只能是 debug、info、warn、error 或 silent。',
    })
    .default('info'),
});

export type Surface = 'all' | 'office' | 'portal';

export interface Config {
  dataDir: string;
  databaseUrl: string;
  databaseKind: 'sqlite' | 'mongodb';
  port: number;
  surface: Surface;
  profile: 'demo' | 'production';
  /** From the environment; in the demo profile a generated one is kept in DATA_DIR instead. */
  secret: string | undefined;
  portalOrigin: string;
  officeOrigin: string;
  chromiumPath: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Reads and checks the environment. Throws one `config.invalid` error whose sentence names the first wrong value. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BanshiError({
      code: 'config.invalid',
      place: String(issue?.path[0] ?? ''),
      personMessage: issue?.message ?? '启动设置有误。',
    });
  }
  const env = parsed.data;
  const dataDir = path.resolve(env.DATA_DIR);
  const databaseUrl = env.DATABASE_URL ?? `file:${path.join(dataDir, 'banshi.db')}`;
  const local = `http://localhost:${env.PORT}`;
  if (env.BANSHI_PROFILE === 'production' && !env.BANSHI_SECRET)
    throw new BanshiError({
      code: 'config.secretMissing',
      place: 'BANSHI_SECRET',
      personMessage: '生产环境必须设置 BANSHI_SECRET（至少 32 个字符），不能使用自动生成的演示密钥。',
    });
  return {
    dataDir,
    databaseUrl,
    databaseKind: databaseUrl.startsWith('file:') ? 'sqlite' : 'mongodb',
    port: Number(env.PORT),
    surface: env.SURFACE,
    profile: env.BANSHI_PROFILE,
    secret: env.BANSHI_SECRET,
    portalOrigin: env.PORTAL_ORIGIN ?? local,
    officeOrigin: env.OFFICE_ORIGIN ?? local,
    chromiumPath: env.CHROMIUM_PATH,
    logLevel: env.LOG_LEVEL,
  };
}

/** The settings as they may be printed: passwords in addresses and secrets replaced. */
export function redactedConfig(config: Config): Record<string, unknown> {
  return {
    ...config,
    databaseUrl: redactedUrl(config.databaseUrl),
    secret: config.secret ? '***' : '(DATA_DIR)',
  };
}

/** Up to the last `@`: a password may hold `@`, `:` and `/` unescaped. Options can hold keys and tokens too. */
const redactedUrl = (url: string): string =>
  url
    .replace(/\/\/([^:@/?]*):.*@/, '//$1:***@')
    .replace(/([?&][^=&]*(?:password|token|secret|properties)[^=&]*=)[^&]*/gi, '$1***');
