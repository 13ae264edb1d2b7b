import { createHash, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  RelativeDistinguishedNames,
} from 'pkijs';
import { engine, fromPem, RSA, toPem } from './engine.ts';

/** A private key with its certificate. */
export interface Identity {
  privateKey: CryptoKey;
  certificate: Certificate;
}

/** X.520 attribute types. */
const NAME = {
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  organisation: '2.5.4.10',
} as const;
const LABEL: Readonly<Record<string, string>> = {
  [NAME.commonName]: 'CN',
  [NAME.serialNumber]: 'serialNumber',
  [NAME.country]: 'C',
  [NAME.organisation]: 'O',
};
const EXTENSION = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const;
/** Document signing (RFC 9336); e-mail protection too, without which NSS, hence pdfsig, trusts no signer. */
const PURPOSES = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4'];
const KEY_USAGE = {
  /** digitalSignature, nonRepudiation. */
  sign: { bits: 0b1100_0000, unused: 6 },
  /** keyCertSign, cRLSign. */
  certify: { bits: 0b0000_0110, unused: 1 },
} as const;

export interface Subject {
  commonName: string;
  organisation: string;
  serialNumber?: string;
}

export async function createRoot(input: { subject: Subject; from: Date; until: Date }): Promise<Identity> {
  const keys = await engine.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const certificate = await skeleton({ ...input, publicKey: keys.publicKey });
  certificate.issuer = certificate.subject;
  certificate.extensions = [
    extension(EXTENSION.basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
    usage(KEY_USAGE.certify),
    subjectKey(certificate),
  ];
  await certificate.sign(keys.privateKey, 'SHA-256', engine);
  return { privateKey: keys.privateKey, certificate };
}

export async function createSealIdentity(input: {
  root: Identity;
  subject: Subject;
  from: Date;
  until: Date;
}): Promise<Identity> {
  const { root } = input;
  const keys = await engine.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const certificate = await skeleton({ ...input, publicKey: keys.publicKey });
  certificate.issuer = root.certificate.subject;
  const keyIdentifier = new asn1js.OctetString({ valueHex: keyIdentifierOf(root.certificate) });
  certificate.extensions = [
    extension(EXTENSION.basicConstraints, new BasicConstraints({ cA: false }), true),
    usage(KEY_USAGE.sign),
    extension(EXTENSION.extendedKeyUsage, new ExtKeyUsage({ keyPurposes: PURPOSES })),
    subjectKey(certificate),
    extension(EXTENSION.authorityKeyIdentifier, new AuthorityKeyIdentifier({ keyIdentifier })),
  ];
  await certificate.sign(root.privateKey, 'SHA-256', engine);
  return { privateKey: keys.privateKey, certificate };
}

async function skeleton(input: { subject: Subject; from: Date; until: Date; publicKey: CryptoKey }) {
  const certificate = new Certificate();
  certificate.version = 2;
  // Positive and unguessable: 16 random bytes with the sign bit cleared.
  const serial = new Uint8Array(randomBytes(16));
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  certificate.serialNumber = new asn1js.Integer({ valueHex: serial.buffer });
  certificate.subject = nameOf(input.subject);
  certificate.notBefore.value = input.from;
  certificate.notAfter.value = input.until;
  await certificate.subjectPublicKeyInfo.importKey(input.publicKey, engine);
  return certificate;
}

/**
 * A name with one attribute per step (RFC 5280: a SEQUENCE of SETs). The library by itself puts all of them into a
 * single SET, a multi-valued name that viewers show as one blur, so the encoding is handed over ready-made.
 */
function nameOf(subject: Subject): RelativeDistinguishedNames {
  const utf8 = (type: string, value: string) =>
    new AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) });
  const printable = (type: string, value: string) =>
    new AttributeTypeAndValue({ type, value: new asn1js.PrintableString({ value }) });
  const typesAndValues = [
    printable(NAME.country, 'CN'),
    utf8(NAME.organisation, subject.organisation),
    ...(subject.serialNumber ? [printable(NAME.serialNumber, subject.serialNumber)] : []),
    utf8(NAME.commonName, subject.commonName),
  ];
  const steps = typesAndValues.map((entry) => new asn1js.Set({ value: [entry.toSchema()] }));
  return new RelativeDistinguishedNames({
    typesAndValues,
    valueBeforeDecode: new asn1js.Sequence({ value: steps }).toBER(),
  });
}

function extension(
  extnID: string,
  value: { toSchema(): { toBER(): ArrayBuffer } },
  critical = false,
): Extension {
  return new Extension({ extnID, critical, extnValue: value.toSchema().toBER() });
}

function usage({ bits, unused }: { bits: number; unused: number }): Extension {
  const value = new asn1js.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits: unused });
  return new Extension({ extnID: EXTENSION.keyUsage, critical: true, extnValue: value.toBER() });
}

/** SHA-1 of the public key, RFC 5280 4.2.1.2; a name for the key, not a safeguard. */
function keyIdentifierOf(certificate: Certificate): ArrayBuffer {
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return new Uint8Array(createHash('sha1').update(key).digest()).buffer;
}

function subjectKey(certificate: Certificate): Extension {
  const value = new asn1js.OctetString({ valueHex: keyIdentifierOf(certificate) });
  return new Extension({ extnID: EXTENSION.subjectKeyIdentifier, extnValue: value.toBER() });
}

/** `CN=…,serialNumber=…,O=…,C=CN`: the most specific part first, as RFC 4514 writes it. */
export function describeName(name: RelativeDistinguishedNames): string {
  return [...name.typesAndValues]
    .reverse()
    .map(
      ({ type, value }) =>
        `${LABEL[type] ?? type}=${String(value.valueBlock.value).replace(/([,+"\\<>;])/g, '\\$1')}`,
    )
    .join(',');
}

export const commonNameOf = ({ subject }: Certificate): string | undefined => {
  const name = subject.typesAndValues.find(({ type }) => type === NAME.commonName);
  return name && String(name.value.valueBlock.value);
};

export const derOf = (certificate: Certificate): ArrayBuffer => certificate.toSchema().toBER();

export async function identityToPem({ privateKey, certificate }: Identity): Promise<string> {
  const key = await engine.subtle.exportKey('pkcs8', privateKey);
  return toPem('PRIVATE KEY', key) + toPem('CERTIFICATE', derOf(certificate));
}

export async function identityFromPem(pem: string): Promise<Identity> {
  const key = fromPem('PRIVATE KEY', pem);
  return {
    privateKey: await engine.subtle.importKey('pkcs8', key, RSA, false, ['sign']),
    certificate: Certificate.fromBER(fromPem('CERTIFICATE', pem)),
  };
}
