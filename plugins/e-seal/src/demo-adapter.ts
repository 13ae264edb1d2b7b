import { access, constants, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BanshiError, type Problem } from '@banshi/core/errors';
import type { SealPort } from '@banshi/core/ports';
import { defineAdapter, type PluginContext } from '@banshi/plugin-kit';
import { z } from 'zod';
import { derOf, describeName } from './certificates.ts';
import { signDetached } from './cms.ts';
import { toPem } from './engine.ts';
import { createKeyStore } from './key-store.ts';
import { digestAround, embedSignature, prepareSignature } from './pdf-signature.ts';
import { verifyPdf } from './verify.ts';

/** A seal service that also verifies and hands out the root by which others can. */
export interface SealService extends SealPort {
  verify: NonNullable<SealPort['verify']>;
  /** The root certificate as PEM, for viewers and for `pdfsig`; makes it where there is none yet. */
  caCertificatePem(): Promise<string>;
}

const DemoConfig = z.strictObject({
  authorityName: z.string().min(2).max(40).default('Banshi 演示根证书').describe('根证书的名称'),
  validYears: z.number().int().min(1).max(20).default(10).describe('证书有效年数'),
});

/**
 * Seals with keys of its own: a root and one certificate per body, made at first use. For trying out and for tests;
 * every certificate says 演示， and nothing that it signs has legal effect.
 */
export const demoAdapter = defineAdapter({
  title: { zh: '演示签章', en: 'Demo seals' },
  isDemo: true,
  configSchema: DemoConfig,
  create: (config, context): SealService => createDemoService(config, context),
});

function createDemoService(config: z.output<typeof DemoConfig>, context: PluginContext): SealService {
  const folder = join(context.secretsDir, 'demo');
  const keys = createKeyStore({ folder, ...config, clock: context.clock });
  const caCertificatePem = async () => toPem('CERTIFICATE', derOf((await keys.root()).certificate));
  return {
    caCertificatePem,
    async seal({ pdf, owner, reason, location, signedAt, place }) {
      const time = Date.parse(signedAt);
      const [root, signer] = await Promise.all([keys.root(), keys.sealOf(owner)]);
      const { notBefore, notAfter } = signer.certificate;
      if (!(time >= notBefore.value.getTime() && time <= notAfter.value.getTime())) {
        throw new BanshiError({
          code: 'seal.outsideValidity',
          place: owner.sealKey,
          status: 422,
          personMessage: '签章时间不在印章证书的有效期内，请核对系统时间或更新证书',
        });
      }
      const facts = { signedBy: owner.bodyName, signedAt, reason, location, place };
      const prepared = await prepareSignature(pdf, facts);
      const digest = digestAround(prepared);
      const signature = await signDetached({ digest, signer, chain: [root.certificate] });
      context.log('info', 'sealed', { sealKey: owner.sealKey, bytes: prepared.bytes.length });
      return {
        pdf: embedSignature(prepared, signature),
        signature: {
          algorithm: 'PAdES B-B, RSASSA-PKCS1-v1_5, SHA-256',
          certificateSubject: describeName(signer.certificate.subject),
          signedAt,
          digestSha256: Buffer.from(digest).toString('hex'),
        },
      };
    },
    verify: async (pdf) => verifyPdf(pdf, await caCertificatePem()),
    check: () => checkFolder(folder, async () => (await keys.root()).certificate.notAfter.value, context),
  };
}

async function checkFolder(
  folder: string,
  rootExpiry: () => Promise<Date>,
  { clock }: PluginContext,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const report = (code: string, message: string, place: string) =>
    problems.push({ code: `seal.${code}`, severity: 'error', place, message });
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch {
    report('folder', '印章密钥目录不能写入，请检查数据目录的权限', folder);
    return problems;
  }
  try {
    if ((await rootExpiry()).getTime() < Date.parse(clock.now())) {
      report('expired', '演示根证书已过期，请删除密钥目录后重新启动', folder);
    }
  } catch {
    report('damaged', '印章密钥文件已损坏，请从备份恢复，或删除密钥目录后重新启动', folder);
  }
  for (const entry of await readdir(folder, { recursive: true })) {
    const path = join(folder, entry);
    if (((await stat(path)).mode & 0o077) !== 0)
      report('permissions', '印章密钥只能由本系统读取，请把权限改为 600', path);
  }
  return problems;
}
