import { createHash } from 'node:crypto';
import { BanshiError } from '@banshi/core/errors';
import type { SealPlace } from '@banshi/core/ports';
import { PDFDict, PDFName, PDFRef } from 'pdf-lib';
import { newReferences, openUpdate, pdfText, toLatin1, withAppended, writeUpdate } from './pdf-update.ts';

/** Room for the signature with two certificates, and for a time stamp later. */
const SIGNATURE_BYTES = 8_192;
const RANGE_DIGITS = 10;
const POINTS_PER_MM = 72 / 25.4;

export interface PreparedPdf {
  bytes: Uint8Array;
  /** Offset of `<` and, one past it, of the byte after `>`. */
  gap: [start: number, end: number];
}

export interface SignatureFacts {
  signedBy: string;
  signedAt: string;
  reason: string;
  location?: string;
  place?: SealPlace;
}

/** `D:20261123010203Z`. */
const pdfDate = (instant: string): string =>
  `(D:${new Date(instant).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z)`;

const empty = '*'.repeat(RANGE_DIGITS);

function signatureDictionary(facts: SignatureFacts): string {
  const location = facts.location ? ` /Location ${pdfText(facts.location)}` : '';
  return (
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ` +
    `/ByteRange [ 0 ${empty} ${empty} ${empty} ] /Contents <${'0'.repeat(2 * SIGNATURE_BYTES)}> ` +
    `/M ${pdfDate(facts.signedAt)} /Name ${pdfText(facts.signedBy)} /Reason ${pdfText(facts.reason)}${location} >>`
  );
}

/**
 * Adds a signature field with an empty signature by an appended update. The field lies over the printed picture of the
 * seal and draws nothing of its own; a click on the seal then shows the signature.
 */
export async function prepareSignature(pdf: Uint8Array, facts: SignatureFacts): Promise<PreparedPdf> {
  const update = await openUpdate(pdf);
  const { document, objects } = update;
  const { context, catalog } = document;
  const page = document.getPages()[(facts.place?.page ?? 1) - 1];
  if (!page) {
    throw new BanshiError({
      code: 'seal.noSuchPage',
      place: String(facts.place?.page),
      status: 422,
      personMessage: '印章的位置超出了文件的页数，请检查后再签章',
    });
  }
  const [signature, widget, appearance] = newReferences(update, 3) as [PDFRef, PDFRef, PDFRef];
  const form = context.lookupMaybe(catalog.get(PDFName.of('AcroForm')), PDFDict) ?? context.obj({});
  const fields = withAppended(document, form, 'Fields', widget);
  const number =
    context
      .lookup(fields.get(PDFName.of('Fields')))
      ?.toString()
      .match(/ R/g)?.length ?? 1;
  // SignaturesExist, AppendOnly: whoever edits it later must append too.
  fields.set(PDFName.of('SigFlags'), context.obj(3));
  const { rect, size } = rectangle(facts.place, page.getHeight());

  objects.set(signature, signatureDictionary(facts));
  // Print and locked; PDF/A wants a printable annotation with an appearance.
  objects.set(
    widget,
    `<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /T (Seal${number}) /V ${signature.toString()} ` +
      `/P ${page.ref.toString()} /Rect [ ${rect} ] /AP << /N ${appearance.toString()} >> >>`,
  );
  objects.set(
    appearance,
    `<< /Type /XObject /Subtype /Form /BBox [ 0 0 ${size} ] /Resources << >> /Length 0 >>\nstream\n\nendstream`,
  );
  objects.set(page.ref, withAppended(document, page.node, 'Annots', widget).toString());
  const formReference = catalog.get(PDFName.of('AcroForm'));
  if (formReference instanceof PDFRef) {
    objects.set(formReference, fields.toString());
  } else {
    const changed = catalog.clone(context);
    changed.set(PDFName.of('AcroForm'), fields);
    objects.set(context.trailerInfo.Root as PDFRef, changed.toString());
  }

  const identifier = createHash('sha256')
    .update(pdf)
    .update(JSON.stringify(facts))
    .digest('hex')
    .slice(0, 32)
    .toUpperCase();
  const { bytes, offsets } = writeUpdate(update, identifier);
  return fillRange(bytes, offsets.get(signature) ?? 0);
}

function rectangle(place: SealPlace | undefined, pageHeight: number): { rect: string; size: string } {
  if (!place) return { rect: '0 0 0 0', size: '0 0' };
  const points = (millimetres: number) => Math.round(millimetres * POINTS_PER_MM * 100) / 100;
  const left = points(place.xMm);
  const width = points(place.widthMm);
  const height = points(place.heightMm);
  const bottom = Math.round((pageHeight - points(place.yMm) - height) * 100) / 100;
  return {
    rect: [left, bottom, left + width, bottom + height].map((value) => value.toFixed(2)).join(' '),
    size: `${width} ${height}`,
  };
}

function fillRange(bytes: Uint8Array, from: number): PreparedPdf {
  const text = new TextDecoder('latin1').decode(bytes.subarray(from));
  const start = from + text.indexOf('/Contents <') + '/Contents '.length;
  const end = start + 2 * SIGNATURE_BYTES + 2;
  const range = [start, end, bytes.length - end];
  const at = from + text.indexOf('/ByteRange [ 0 ') + '/ByteRange [ 0 '.length;
  const digits = range.map((value) => String(value).padEnd(RANGE_DIGITS)).join(' ');
  bytes.set(toLatin1(digits), at);
  return { bytes, gap: [start, end] };
}

/** SHA-256 over everything but the signature itself. */
export function digestAround({ bytes, gap }: PreparedPdf): Uint8Array {
  const hash = createHash('sha256').update(bytes.subarray(0, gap[0])).update(bytes.subarray(gap[1]));
  return new Uint8Array(hash.digest());
}

/** Writes the signature into its place, padded with zeros. */
export function embedSignature({ bytes, gap }: PreparedPdf, signature: Uint8Array): Uint8Array {
  if (signature.length > SIGNATURE_BYTES)
    throw new Error(`signature of ${signature.length} bytes is too long`);
  const sealed = new Uint8Array(bytes);
  const digits = Buffer.from(signature)
    .toString('hex')
    .toUpperCase()
    .padEnd(2 * SIGNATURE_BYTES, '0');
  sealed.set(toLatin1(digits), gap[0] + 1);
  return sealed;
}
