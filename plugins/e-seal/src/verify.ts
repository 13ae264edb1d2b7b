import { verify as verifySignature, X509Certificate } from 'node:crypto';
import type { Problem } from '@banshi/core/errors';
import type { SealVerification } from '@banshi/core/ports';
import * as asn1js from 'asn1js';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import { commonNameOf } from './certificates.ts';
import { parseDetached, sha256 } from './cms.ts';
import { digestAround } from './pdf-signature.ts';

interface FoundSignature {
  range: [number, number, number, number];
  contents: string;
  claimedAt: string | undefined;
}

const problem = (code: string, message: string, place = 'signature'): Problem => ({
  code: `seal.${code}`,
  severity: 'error',
  place,
  message,
});

/**
 * Verifies every signature of a PDF against the trusted root, by code of our own and Node's cryptography: the last one
 * must cover the whole file, digest and signature must hold, the certificate must be the one that was signed for,
 * issued by the root and valid at the claimed time.
 */
export async function verifyPdf(pdf: Uint8Array, rootPem: string): Promise<SealVerification> {
  let found: FoundSignature[];
  try {
    found = await findSignatures(pdf);
  } catch {
    return { valid: false, problems: [problem('unreadable', '文件已损坏，无法读取签章', 'file')] };
  }
  if (found.length === 0) {
    return { valid: false, problems: [problem('none', '文件没有电子签章', 'file')] };
  }
  const checked = found.map((signature, index) =>
    checkSignature(pdf, signature, rootPem, `signature/${index + 1}`),
  );
  const problems = checked.flatMap((entry) => entry.problems);
  const last = found.at(-1);
  if (last && last.range[2] + last.range[3] !== pdf.length) {
    problems.push(problem('changedAfter', '签章之后文件又被添加了内容', `signature/${found.length}`));
  }
  const { signedBy, signedAt } = checked.at(-1) ?? {};
  return { valid: problems.length === 0, problems, signedBy, signedAt };
}

/** All signature fields in order of what they cover. */
async function findSignatures(pdf: Uint8Array): Promise<FoundSignature[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
  const { context, catalog } = document;
  const form = context.lookupMaybe(catalog.get(PDFName.of('AcroForm')), PDFDict);
  const fields = form && context.lookupMaybe(form.get(PDFName.of('Fields')), PDFArray);
  const found: FoundSignature[] = [];
  for (const entry of fields?.asArray() ?? []) {
    const field = context.lookupMaybe(entry, PDFDict);
    if (field?.get(PDFName.of('FT')) !== PDFName.of('Sig')) continue;
    const value = context.lookup(field.get(PDFName.of('V')), PDFDict);
    const numbers = context.lookup(value.get(PDFName.of('ByteRange')), PDFArray).asArray();
    const range = numbers.map((item) => (item instanceof PDFNumber ? item.asNumber() : Number.NaN));
    if (range.length !== 4 || range.some((item) => !Number.isInteger(item) || item < 0))
      throw new Error('bad range');
    const claimed = context.lookupMaybe(value.get(PDFName.of('M')), PDFString);
    found.push({
      range: range as FoundSignature['range'],
      contents: context.lookup(value.get(PDFName.of('Contents')), PDFHexString).asString(),
      claimedAt: claimed?.decodeDate().toISOString(),
    });
  }
  return found.sort((first, second) => first.range[2] + first.range[3] - (second.range[2] + second.range[3]));
}

function checkSignature(
  pdf: Uint8Array,
  { range, contents, claimedAt }: FoundSignature,
  rootPem: string,
  place: string,
): { problems: Problem[]; signedBy?: string; signedAt?: string } {
  const [first, before, after, rest] = range;
  const gap = new TextDecoder('latin1').decode(pdf.subarray(before, after));
  // What the signature leaves out must be the signature and nothing else, or anything could be hidden there.
  if (first !== 0 || after + rest > pdf.length || gap !== `<${contents}>`) {
    return { problems: [problem('badRange', '签章没有覆盖文件的全部内容', place)] };
  }
  try {
    const der = derIn(contents);
    const signature = parseDetached(der);
    const certificate = new X509Certificate(new Uint8Array(signature.certificate.toSchema().toBER()));
    const problems = [
      ...contentProblems(pdf.subarray(0, after + rest), [before, after], signature, place),
      ...signerProblems(certificate, signature, place),
      ...trustProblems({ certificate, rootPem, claimedAt, place }),
    ];
    return { problems, signedBy: commonNameOf(signature.certificate), signedAt: claimedAt };
  } catch {
    return { problems: [problem('damaged', '签章数据已损坏', place)] };
  }
}

/** The signature's own bytes; behind them only the zeros that fill its place. */
function derIn(contents: string): Uint8Array {
  if (!/^(?:[0-9A-F]{2})+$/.test(contents)) throw new Error('not upper-case hexadecimal');
  const bytes = new Uint8Array(Buffer.from(contents, 'hex'));
  const { offset } = asn1js.fromBER(bytes.buffer);
  if (offset <= 0 || bytes.subarray(offset).some((byte) => byte !== 0)) throw new Error('not one DER value');
  return bytes.slice(0, offset);
}

type Parsed = ReturnType<typeof parseDetached>;

const isSame = (first: Uint8Array, second: Uint8Array | undefined): boolean =>
  second !== undefined && Buffer.compare(first, second) === 0;

function contentProblems(
  bytes: Uint8Array,
  gap: [number, number],
  signature: Parsed,
  place: string,
): Problem[] {
  return isSame(digestAround({ bytes, gap }), signature.messageDigest)
    ? []
    : [problem('digestMismatch', '文件内容与签章不符，签章之后被改动过', place)];
}

function signerProblems(certificate: X509Certificate, signature: Parsed, place: string): Problem[] {
  const problems: Problem[] = [];
  if (!verifySignature('sha256', signature.signedBytes, certificate.publicKey, signature.signature)) {
    problems.push(problem('badSignature', '签章的签名值不正确', place));
  }
  if (!isSame(sha256(new Uint8Array(certificate.raw)), signature.certificateHash)) {
    problems.push(problem('wrongCertificate', '签章所附的证书不是签章时使用的证书', place));
  }
  return problems;
}

function trustProblems(input: {
  certificate: X509Certificate;
  rootPem: string;
  claimedAt: string | undefined;
  place: string;
}): Problem[] {
  const { certificate, rootPem, claimedAt, place } = input;
  const root = new X509Certificate(rootPem);
  const problems: Problem[] = [];
  if (!certificate.checkIssued(root) || !certificate.verify(root.publicKey)) {
    problems.push(problem('untrusted', '签章证书不是由受信任的机构签发', place));
  }
  const time = Date.parse(claimedAt ?? '');
  const isWithin = time >= Date.parse(certificate.validFrom) && time <= Date.parse(certificate.validTo);
  if (!isWithin) problems.push(problem('outsideValidity', '签章时间不在证书有效期内', place));
  return problems;
}
