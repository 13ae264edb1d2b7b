import { webcrypto } from 'node:crypto';
import { CryptoEngine } from 'pkijs';

/** Node's own cryptography for pkijs, handed over with each call instead of set globally. */
export const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto });

/** RSA, because PDF viewers' certificate stores accept it everywhere; 3072 bits reach beyond 2030. */
export const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
} as const;

export const toPem = (label: 'CERTIFICATE' | 'PRIVATE KEY', der: ArrayBuffer): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
};

/** The first block of that label; throws where there is none, since a damaged key file must not be taken for a new one. */
export function fromPem(label: 'CERTIFICATE' | 'PRIVATE KEY', pem: string): ArrayBuffer {
  const [, base64] = new RegExp(`-----BEGIN ${label}-----([\\s\\S]+?)-----END ${label}-----`).exec(pem) ?? [];
  if (base64 === undefined) throw new Error(`no ${label} in the key file`);
  return new Uint8Array(Buffer.from(base64, 'base64')).buffer;
}
