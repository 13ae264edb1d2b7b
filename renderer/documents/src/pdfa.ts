import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { BanshiError } from '@banshi/core/errors';
import type { PdfInformation } from '@banshi/core/ports';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { SRGB_PROFILE } from './srgb-profile.ts';
import { repairText } from './text-repair.ts';

const PRODUCER = 'Banshi';

/** The same in every document: compressed once, not per licence. */
const deflatedProfile = new Uint8Array(deflateSync(SRGB_PROFILE));

const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** To whole seconds in UTC: information dictionary and XMP must state the very same moment. */
function wholeSecond(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) {
    const personMessage = '文书的制作时间无效，请联系系统管理员';
    throw new BanshiError({ code: 'documents.badTime', place: 'createdAt', status: 500, personMessage });
  }
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function xmpPacket(information: PdfInformation, created: string): string {
  const author = information.author
    ? `<dc:creator><rdf:Seq><rdf:li>${escapeXml(information.author)}</rdf:li></rdf:Seq></dc:creator>`
    : '';
  const title = `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(information.title)}</rdf:li></rdf:Alt>`;
  return (
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>' +
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" ' +
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">' +
    `<dc:format>application/pdf</dc:format><dc:title>${title}</dc:title>${author}` +
    `<xmp:CreateDate>${created}</xmp:CreateDate><xmp:ModifyDate>${created}</xmp:ModifyDate>` +
    `<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool><pdf:Producer>${PRODUCER}</pdf:Producer>` +
    '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>' +
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
  );
}

/** Sixteen bytes from the content without the browser's clock, so that the same document always has the same one. */
function identifierOf(pdf: Uint8Array, information: PdfInformation): PDFHexString {
  const timeless = Buffer.from(pdf)
    .toString('latin1')
    .replace(/\/(?:CreationDate|ModDate) \([^)]*\)/g, '');
  const hash = createHash('sha256')
    .update(timeless, 'latin1')
    .update(JSON.stringify(information))
    .digest('hex');
  return PDFHexString.of(hash.slice(0, 32).toUpperCase());
}

/**
 * Turns Chromium's PDF into PDF/A-2u (ISO 19005-2): XMP, sRGB output intent, file identifier, text that reads
 * back as it was written, and the facts of
 * `information` instead of the browser's. Deterministic. The cross-reference stays a plain table, so that a signature
 * can be appended as an update without rewriting a byte.
 */
export async function toPdfA(pdf: Uint8Array, information: PdfInformation): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context, catalog } = document;
  await repairText(document);
  const created = wholeSecond(information.createdAt);
  const date = PDFString.of(`D:${created.replace(/[-:TZ]/g, '')}Z`);

  const oldInformation = context.trailerInfo.Info;
  const facts: Record<string, PDFString | PDFHexString> = {
    Title: PDFHexString.fromText(information.title),
    Creator: PDFString.of(PRODUCER),
    Producer: PDFString.of(PRODUCER),
    CreationDate: date,
    ModDate: date,
  };
  if (information.author) facts.Author = PDFHexString.fromText(information.author);
  if (oldInformation && !(oldInformation instanceof PDFDict)) context.delete(oldInformation as never);
  context.trailerInfo.Info = context.register(context.obj(facts));

  const metadata = context.stream(new TextEncoder().encode(xmpPacket(information, created)), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  const profile = context.register(
    context.stream(deflatedProfile, { N: 3, Filter: 'FlateDecode', Length: deflatedProfile.length }),
  );
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
  catalog.set(PDFName.of('Lang'), PDFString.of('zh-CN'));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  const identifier = identifierOf(pdf, information);
  context.trailerInfo.ID = context.obj([identifier, identifier]);
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}
