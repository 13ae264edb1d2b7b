import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { derOf, type Identity } from './certificates.ts';
import { engine } from './engine.ts';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

export const sha256 = (bytes: ArrayBuffer | Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(new Uint8Array(bytes)).digest());

const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: new Uint8Array(bytes).buffer });
const sequence = (value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });

/** SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }: SHA-256 is the default and must then be left out. */
const signingCertificate = (certificate: Certificate): asn1js.Sequence =>
  sequence([sequence([sequence([octets(sha256(derOf(certificate)))])])]);

/**
 * A detached CMS signature at the level PAdES B-B (ETSI EN 319 142-1): content type, message digest and the signing
 * certificate's hash are signed. No signing time: in PAdES the claimed time stands in the PDF (`/M`) alone.
 */
export async function signDetached(input: {
  digest: Uint8Array;
  signer: Identity;
  chain: Certificate[];
}): Promise<Uint8Array> {
  const { digest, signer, chain } = input;
  const attributes = [
    new Attribute({ type: OID.contentType, values: [new asn1js.ObjectIdentifier({ value: OID.data })] }),
    new Attribute({ type: OID.messageDigest, values: [octets(digest)] }),
    new Attribute({ type: OID.signingCertificateV2, values: [signingCertificate(signer.certificate)] }),
  ].sort(bySetOrder);
  const signedData = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [signer.certificate, ...chain],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: signer.certificate.issuer,
          serialNumber: signer.certificate.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
  });
  await signedData.sign(signer.privateKey, 0, 'SHA-256', undefined, engine);
  const content = new ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER());
}

/** DER orders the members of a SET by their bytes; a verifier that encodes them anew computes another digest else. */
function bySetOrder(first: Attribute, second: Attribute): number {
  return Buffer.compare(new Uint8Array(first.toSchema().toBER()), new Uint8Array(second.toSchema().toBER()));
}

export interface ParsedSignature {
  certificate: Certificate;
  messageDigest: Uint8Array;
  /** Hash of the certificate that the signer meant, from the signed attribute. */
  certificateHash: Uint8Array | undefined;
  /** What was signed: the attributes, encoded as SET OF. */
  signedBytes: Uint8Array;
  signature: Uint8Array;
}

/** Takes a signature apart; throws where it is not one of exactly one signer with the attributes that PAdES needs. */
export function parseDetached(der: Uint8Array): ParsedSignature {
  const content = ContentInfo.fromBER(new Uint8Array(der).buffer);
  const signedData = new SignedData({ schema: content.content });
  const [info, ...others] = signedData.signerInfos;
  if (!info || others.length > 0) throw new Error('exactly one signer is expected');
  const { sid, signedAttrs } = info;
  if (!(sid instanceof IssuerAndSerialNumber) || !signedAttrs)
    throw new Error('signer or attributes missing');
  const certificate = (signedData.certificates ?? []).find(
    (candidate): candidate is Certificate =>
      candidate instanceof Certificate &&
      candidate.serialNumber.isEqual(sid.serialNumber) &&
      candidate.issuer.isEqual(sid.issuer),
  );
  if (!certificate) throw new Error('the signer certificate is not enclosed');
  const attribute = (type: string): unknown =>
    signedAttrs.attributes.find((candidate) => candidate.type === type)?.values[0];
  const digest = attribute(OID.messageDigest);
  if (!(digest instanceof asn1js.OctetString)) throw new Error('the message digest is missing');
  return {
    certificate,
    messageDigest: new Uint8Array(digest.valueBlock.valueHexView),
    certificateHash: hashIn(attribute(OID.signingCertificateV2)),
    signedBytes: new Uint8Array(signedAttrs.encodedValue),
    signature: new Uint8Array(info.signature.valueBlock.valueHexView),
  };
}

/** Walks SigningCertificateV2 → certs → first ESSCertIDv2 → certHash (only with the default algorithm, SHA-256). */
function hashIn(value: unknown): Uint8Array | undefined {
  let node: unknown = value;
  for (let depth = 0; depth < 3; depth += 1) {
    node = node instanceof asn1js.Sequence ? node.valueBlock.value[0] : undefined;
  }
  return node instanceof asn1js.OctetString ? new Uint8Array(node.valueBlock.valueHexView) : undefined;
}
