import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { skippable } from '@banshi/plugin-kit/contract';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { newFolder, openDemo, samplePdf, wuhua } from './test-support.ts';

jest.setTimeout(60_000);

/** Programs of others judge what we sign: our own verification could share our own mistake. */
const folder = newFolder();
const file = (name: string) => join(folder, name);
let sealed: Uint8Array;

beforeAll(async () => {
  const seals = await openDemo(folder);
  const place = { page: 1, xMm: 100, yMm: 200, widthMm: 42, heightMm: 42 };
  const signedAt = new Date().toISOString();
  sealed = (await seals.seal({ pdf: await samplePdf(), owner: wuhua, reason: '测试', signedAt, place })).pdf;
  writeFileSync(file('sealed.pdf'), sealed);
  writeFileSync(file('ca.pem'), await seals.caCertificatePem());
});
afterAll(() => rmSync(folder, { recursive: true }));

function parts(): { content: Uint8Array; cms: Uint8Array } {
  const text = new TextDecoder('latin1').decode(sealed);
  const [, first = '', second = '', third = ''] = /\/ByteRange \[ 0 (\d+) +(\d+) +(\d+)/.exec(text) ?? [];
  const [start, end, rest] = [Number(first), Number(second), Number(third)];
  const content = new Uint8Array([...sealed.subarray(0, start), ...sealed.subarray(end, end + rest)]);
  const hex = text.slice(start + 1, end - 1);
  const length = 4 + Number.parseInt(hex.slice(4, 8), 16);
  return { content, cms: new Uint8Array(Buffer.from(hex.slice(0, length * 2), 'hex')) };
}

describe('openssl', () => {
  skippable(['openssl'], 'accepts the signature as CAdES under the demo root', () => {
    const { content, cms } = parts();
    writeFileSync(file('content'), content);
    writeFileSync(file('cms.der'), cms);
    const verify = (extra: string[]) =>
      spawnSync('openssl', [
        ...[
          'cms',
          '-verify',
          '-inform',
          'DER',
          '-in',
          file('cms.der'),
          '-content',
          file('content'),
          '-binary',
        ],
        ...['-CAfile', file('ca.pem'), '-purpose', 'any', '-cades', '-out', '/dev/null', ...extra],
      ]);
    const accepted = verify([]);
    expect(`${accepted.stderr}`).toContain('CAdES Verification successful');
    expect(accepted.status).toBe(0);
    content[20] = (content[20] ?? 0) ^ 1;
    writeFileSync(file('content'), content);
    expect(verify([]).status).not.toBe(0);
  });

  skippable(['openssl'], 'finds the attributes that PAdES B-B demands, and no signing time', () => {
    writeFileSync(file('cms.der'), parts().cms);
    const text = execFileSync(
      'openssl',
      ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', file('cms.der')],
      {
        encoding: 'utf8',
      },
    );
    for (const attribute of ['contentType', 'messageDigest', 'signingCertificateV2'])
      expect(text).toContain(attribute);
    expect(text).not.toContain('signingTime');
  });
});

describe('pdfsig', () => {
  const judge = (name: string, trust: string) =>
    `${spawnSync('pdfsig', ['-nssdir', trust, file(name)], { encoding: 'utf8' }).stdout}`;
  const trustStore = (name: string, withRoot: boolean): string => {
    const nss = file(name);
    mkdirSync(nss);
    execFileSync('certutil', ['-N', '-d', nss, '--empty-password']);
    if (withRoot) {
      execFileSync('certutil', ['-A', '-d', nss, '-n', 'demo', '-t', 'CT,C,C', '-i', file('ca.pem')]);
    }
    return nss;
  };

  skippable(['pdfsig', 'certutil'], 'accepts signature and certificate, over the whole document', () => {
    const verdict = judge('sealed.pdf', trustStore('nss-trusting', true));
    expect(verdict).toContain('Signature is Valid.');
    expect(verdict).toContain('Certificate is Trusted.');
    expect(verdict).toContain('Total document signed');
    expect(verdict).toContain('ETSI.CAdES.detached');
    expect(verdict).toContain('SHA-256');
    expect(verdict).toContain('五华区市场监督管理局');
  });

  skippable(['pdfsig', 'certutil'], 'does not trust it without the root', () => {
    const verdict = judge('sealed.pdf', trustStore('nss-empty', false));
    expect(verdict).toContain('Signature is Valid.');
    expect(verdict).not.toContain('Certificate is Trusted.');
  });

  skippable(['pdfsig', 'certutil'], 'reports the document changed after one byte of it is altered', () => {
    const altered = new Uint8Array(sealed);
    const at =
      new TextDecoder('latin1').decode(sealed).indexOf('/MediaBox [ 0 0 595') + '/MediaBox [ 0 0 '.length;
    altered[at] = '6'.charCodeAt(0);
    writeFileSync(file('altered.pdf'), altered);
    const verdict = judge('altered.pdf', trustStore('nss-altered', true));
    expect(verdict).toContain('Digest Mismatch');
    expect(verdict).not.toContain('Signature is Valid.');
  });
});
