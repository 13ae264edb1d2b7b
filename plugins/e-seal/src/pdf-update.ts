import { BanshiError } from '@banshi/core/errors';
import { PDFArray, type PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';

/** Objects of an incremental update, and the file that they continue. */
export interface PdfUpdate {
  document: PDFDocument;
  /** The file so far, kept byte for byte. */
  base: Uint8Array;
  /** Offset of its last cross-reference table. */
  previous: number;
  objects: Map<PDFRef, string>;
}

const latin1 = new TextDecoder('latin1');

export const toLatin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

/**
 * Opens a PDF for an update that is appended and changes no byte before it, so that signatures that it already has
 * stay valid. A file with a compressed cross-reference is written anew with a plain one, unless it is signed.
 *
 * Throws `seal.unsupportedPdf` for what is no PDF, is encrypted, or is signed and compressed.
 */
export async function openUpdate(pdf: Uint8Array): Promise<PdfUpdate> {
  const document = await load(pdf);
  const previous = plainTableAt(pdf);
  if (previous !== undefined) return { document, base: pdf, previous, objects: new Map() };
  if (latin1.decode(pdf).includes('/ByteRange'))
    throw unsupported('signed with a compressed cross-reference');
  const base = await document.save({
    useObjectStreams: false,
    updateFieldAppearances: false,
    addDefaultPage: false,
  });
  const start = plainTableAt(base);
  if (start === undefined) throw unsupported('no cross-reference');
  return { document: await load(base), base, previous: start, objects: new Map() };
}

async function load(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
    if (document.getPageCount() === 0) throw new Error('no page');
    return document;
  } catch (cause) {
    throw unsupported('unreadable', cause);
  }
}

function unsupported(message: string, cause?: unknown): BanshiError {
  return new BanshiError({
    code: 'seal.unsupportedPdf',
    message,
    status: 422,
    personMessage: '这个文件不能加盖电子印章，请换成未加密的 PDF 文件',
    cause,
  });
}

function plainTableAt(pdf: Uint8Array): number | undefined {
  const tail = latin1.decode(pdf.subarray(Math.max(0, pdf.length - 2_048)));
  const [, offset] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail) ?? [];
  if (offset === undefined) return undefined;
  const start = Number(offset);
  return latin1.decode(pdf.subarray(start, start + 4)) === 'xref' ? start : undefined;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The finished file, and where each object of the update begins in it. */
export function writeUpdate(
  update: PdfUpdate,
  identifier: string,
): { bytes: Uint8Array; offsets: Map<PDFRef, number> } {
  const { document, base, previous, objects } = update;
  const { trailerInfo, largestObjectNumber } = document.context;
  const offsets = new Map<PDFRef, number>();
  let text = '\n';
  for (const [reference, body] of objects) {
    offsets.set(reference, base.length + text.length);
    text += `${reference.objectNumber} ${reference.generationNumber} obj\n${body}\nendobj\n`;
  }
  const table = base.length + text.length;
  const sorted = [...offsets].sort(([first], [second]) => first.objectNumber - second.objectNumber);
  text += 'xref\n';
  for (const [reference, offset] of sorted) {
    text += `${reference.objectNumber} 1\n${pad(offset, 10)} ${pad(reference.generationNumber, 5)} n \n`;
  }
  const size = Math.max(largestObjectNumber, ...sorted.map(([reference]) => reference.objectNumber)) + 1;
  const oldIdentifier = trailerInfo.ID instanceof PDFArray ? trailerInfo.ID.get(0) : undefined;
  const first = oldIdentifier ? oldIdentifier.toString() : `<${identifier}>`;
  const info = trailerInfo.Info ? `/Info ${trailerInfo.Info.toString()} ` : '';
  text +=
    `trailer\n<< /Size ${size} /Root ${trailerInfo.Root?.toString()} ${info}` +
    `/ID [ ${first} <${identifier}> ] /Prev ${previous} >>\nstartxref\n${table}\n%%EOF\n`;
  const appended = toLatin1(text);
  const bytes = new Uint8Array(base.length + appended.length);
  bytes.set(base);
  bytes.set(appended, base.length);
  return { bytes, offsets };
}

/** References for objects that the file does not have yet. */
export function newReferences(update: PdfUpdate, count: number): PDFRef[] {
  return Array.from({ length: count }, () => update.document.context.nextRef());
}

/** Appends a reference to an array entry of a dictionary, whether the array stands in it or elsewhere. */
export function withAppended(
  document: PDFDocument,
  dictionary: PDFDict,
  key: string,
  reference: PDFRef,
): PDFDict {
  const copy = dictionary.clone(document.context);
  const existing = document.context.lookupMaybe(dictionary.get(PDFName.of(key)), PDFArray);
  const items = existing ? existing.asArray() : [];
  copy.set(PDFName.of(key), document.context.obj([...items, reference]));
  return copy;
}

/** A text string that is safe in any position: hexadecimal UTF-16. */
export const pdfText = (text: string): string => PDFHexString.fromText(text).toString();
