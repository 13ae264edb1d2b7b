import type { Problem } from '../errors/index.ts';
import type { FaceElement, FaceTextElement } from './face.ts';
import type { CompiledFace } from './face-compile.ts';
import { isStatic, isText } from './face-layout.ts';
import { checkTemplateData, type TemplateData } from './fields.ts';
import { type DocumentImage, htmlDocument, imageHtml, imageProblem } from './html-page.ts';
import { escapeHtml, renderTemplateText } from './template-language.ts';
import { fitText } from './text-fit.ts';

/** A printed seal's box; the e-seal plugin lays the clickable signature over it. */
export interface SealBox {
  page: number;
  xMm: number;
  yMm: number;
  widthMm: number;
  heightMm: number;
}

export interface FaceHtml {
  page: { widthMm: number; heightMm: number };
  /** The finished document. */
  html: string;
  css: string;
  /** The same document with empty slots: identical for every licence of this face, so a browser page keeps it. */
  skeleton: string;
  /** What belongs into the slots, by element key. */
  slots: Record<string, string>;
  /** Every character that is printed as text, for the check against the font. */
  text: string;
  seals: SealBox[];
  /** Errors forbid issuing: missing data, text that does not fit, a picture that is not one. */
  problems: Problem[];
}

interface Slot {
  html: string;
  text: string;
  problems: Problem[];
}

const empty: Slot = { html: '', text: '', problems: [] };

function isShown(element: FaceElement, data: TemplateData): boolean {
  if (!element.when) return true;
  const value = Object.hasOwn(data, element.when) ? data[element.when] : undefined;
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function textSlot(element: FaceTextElement, compiled: CompiledFace, data: TemplateData): Slot {
  const template = compiled.templates.get(element.key);
  if (!template) return empty;
  const text = renderTemplateText(template, data, { output: 10_000 }).replace(/\r\n?/g, '\n').trim();
  if (text === '') return empty;
  const fit = fitText({
    text,
    font: element.font,
    bold: element.bold ?? false,
    widthMm: element.width,
    heightMm: element.height,
    sizePt: element.sizePt,
    minSizePt: element.minSizePt ?? element.sizePt,
    lineHeight: element.lineHeight,
    letterSpacingEm: element.letterSpacingEm,
  });
  const label = labelOf(element, compiled);
  const problems: Problem[] = fit.fits
    ? []
    : [
        {
          code: 'face.doesNotFit',
          severity: 'error',
          place: element.key,
          message: `“${label}”有 ${[...text].length} 个字，缩到最小字号也放不下，请精简内容或放大版面上的框`,
        },
      ];
  return {
    html: `<p style="font-size:${fit.sizePt}pt">${escapeHtml(text)}</p>`,
    text,
    problems,
  };
}

function labelOf(element: FaceTextElement, { face, templates }: CompiledFace): string {
  const reads = templates.get(element.key)?.reads ?? [];
  return face.fields.find((field) => reads.includes(field.key))?.label ?? element.key;
}

function imageSlot(element: FaceElement, images: Readonly<Record<string, DocumentImage>>): Slot {
  const name = element.kind === 'image' ? element.image : element.kind;
  const image = Object.hasOwn(images, name) ? images[name] : undefined;
  if (!image) {
    const isOptional = element.kind === 'image' && element.optional === true;
    return isOptional ? empty : { ...empty, problems: [imageProblem(name, true)] };
  }
  const html = imageHtml(image, name);
  return html === undefined ? { ...empty, problems: [imageProblem(name, false)] } : { ...empty, html };
}

function slotOf(
  element: FaceElement,
  input: { compiled: CompiledFace; data: TemplateData; images: Readonly<Record<string, DocumentImage>> },
): Slot {
  return isText(element) ? textSlot(element, input.compiled, input.data) : imageSlot(element, input.images);
}

/**
 * Lays data onto a face: absolutely placed boxes in millimetres. Pure; the same input gives the same bytes.
 *
 * `images` holds the pictures by element: `qr`, `seal`, and the names of `image` elements. Nothing is clipped in
 * silence: a text that does not fit at its smallest size comes back as `face.doesNotFit`.
 */
export function faceToHtml(input: {
  face: CompiledFace;
  data: TemplateData;
  images?: Readonly<Record<string, DocumentImage>>;
}): FaceHtml {
  const { face: compiled, data, images = {} } = input;
  const { face } = compiled;
  const { widthMm, heightMm } = face.page;
  const problems = checkTemplateData(face.fields, data);
  const slots: Record<string, string> = {};
  const texts: string[] = [];
  const seals: SealBox[] = [];
  for (const element of face.elements) {
    if (isStatic(element)) continue;
    const slot = isShown(element, data) ? slotOf(element, { compiled, data, images }) : empty;
    slots[element.key] = slot.html;
    texts.push(slot.text);
    problems.push(...slot.problems);
    if (element.kind === 'seal' && slot.html !== '') {
      const { x, y, width, height } = element;
      seals.push({ page: 1, xMm: x, yMm: y, widthMm: width, heightMm: height });
    }
  }
  const { css } = compiled.layout;
  const body = (fill: Record<string, string>) =>
    `<main class="sheet">${compiled.layout.background}${face.elements
      .filter((element) => !isStatic(element) || isShown(element, data))
      .map((element) => elementHtml(element, fill))
      .join('')}</main>`;
  const { title } = face;
  return {
    page: { widthMm, heightMm },
    html: htmlDocument({ title, css, body: body(slots) }),
    css,
    skeleton: htmlDocument({ title, css, body: body({}) }),
    slots,
    text: texts.join('\n'),
    seals,
    problems,
  };
}

function elementHtml(element: FaceElement, fill: Record<string, string>): string {
  const slot = isStatic(element) ? '' : ` data-slot="${element.key}"`;
  // A watermark and the drawn seal are pictures to a reader: the words stand elsewhere on the sheet.
  const hidden = isText(element) && !element.faint ? '' : ' aria-hidden="true"';
  return `<div class="e e-${element.key}"${slot}${hidden}>${fill[element.key] ?? ''}</div>`;
}
