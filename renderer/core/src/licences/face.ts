import { z } from 'zod';
import { FieldKey, TemplateFields } from './fields.ts';

/** Printing colours by name, so that a face never carries a hex value that prints as something else elsewhere. */
export const COLOURS = {
  ink: '#1a1a1a',
  grey: '#6b6b6b',
  red: '#c8102e',
  blue: '#1f4e8c',
  green: '#1e6b4f',
  gold: '#94753a',
} as const;
/** The same colours as faint underprint. Opaque on purpose: transparency makes a print larger and slower. */
export const TINTS: Readonly<Record<keyof typeof COLOURS, string>> = {
  ink: '#ededed',
  grey: '#efefef',
  red: '#fbeaec',
  blue: '#e9eff7',
  green: '#e8f2ee',
  gold: '#f5f0e4',
};
export const Colour = z.enum(['ink', 'grey', 'red', 'blue', 'green', 'gold']);
export type Colour = z.infer<typeof Colour>;

/** 宋体 (song) and 黑体 (hei); the renderer owns the files behind them. */
export const FaceFont = z.enum(['song', 'hei']);
export type FaceFont = z.infer<typeof FaceFont>;

const millimetres = z.number().min(0).max(1_200);
const TemplateText = z.string().max(4_000);

const place = {
  key: FieldKey,
  /** Left and top edge, measured from the sheet's corner. */
  x: millimetres,
  y: millimetres,
  width: millimetres.positive(),
  height: millimetres.positive(),
  /** Degrees clockwise about the middle of the box. */
  rotation: z.number().min(-180).max(180).optional(),
  /** Prints only where this field is filled (a flag: true). */
  when: FieldKey.optional(),
};

const type = {
  font: FaceFont,
  bold: z.boolean().optional(),
  sizePt: z.number().min(4).max(120),
  /** Long text shrinks down to this in steps of half a point; without it the size is fixed. */
  minSizePt: z.number().min(4).max(120).optional(),
  lineHeight: z.number().min(1).max(3).default(1.4),
  letterSpacingEm: z.number().min(0).max(2).default(0),
  /** `distribute` spreads a label over its box (分散对齐). */
  align: z.enum(['left', 'centre', 'right', 'distribute']).default('left'),
  vertical: z.enum(['top', 'middle', 'bottom']).default('middle'),
  colour: Colour.default('ink'),
  /** Printed in the faint tint of its colour, as a watermark. */
  faint: z.boolean().optional(),
};

const TextElement = z.strictObject({ kind: z.literal('text'), ...place, ...type, content: TemplateText });
/** One declared field, printed by its type: a date in Chinese, a list joined by 、. */
const FieldElement = z.strictObject({ kind: z.literal('field'), ...place, ...type, field: FieldKey });
/** A picture given at print time under `image`: a photograph, a scanned signature. */
const ImageElement = z.strictObject({
  kind: z.literal('image'),
  ...place,
  image: FieldKey,
  optional: z.boolean().optional(),
});
const QrElement = z.strictObject({ kind: z.literal('qr'), ...place });
const SealElement = z.strictObject({ kind: z.literal('seal'), ...place });
/** A horizontal or vertical rule: the shorter side of the box is its thickness. */
const LineElement = z.strictObject({
  kind: z.literal('line'),
  ...place,
  colour: Colour.default('ink'),
});
const RectElement = z.strictObject({
  kind: z.literal('rect'),
  ...place,
  colour: Colour.default('ink'),
  strokeMm: z.number().min(0).max(5).default(0.2),
  fill: Colour.optional(),
});

export const FaceElement = z.discriminatedUnion('kind', [
  TextElement,
  FieldElement,
  ImageElement,
  QrElement,
  SealElement,
  LineElement,
  RectElement,
]);
export type FaceElement = z.infer<typeof FaceElement>;
export type FaceTextElement = Extract<FaceElement, { kind: 'text' | 'field' }>;

export const FaceBackground = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('border'),
    pattern: z.enum(['double', 'guilloche']),
    colour: Colour,
    /** Faint rosette behind the text. */
    underprint: z.boolean().optional(),
  }),
]);
export type FaceBackground = z.infer<typeof FaceBackground>;

/** What is known of the official specimen: `checked` = read in a source, `general` = 通用知识， `unknown` = 未知. */
export const FaceNote = z.strictObject({
  about: z.string().min(1).max(80),
  status: z.enum(['checked', 'general', 'unknown']),
  text: z.string().min(1).max(400),
});

const FaceShape = z.strictObject({
  v: z.literal(1),
  /** Stable key of the template: `food-business-licence`. */
  key: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
  title: z.string().min(1).max(60),
  page: z.strictObject({
    orientation: z.enum(['portrait', 'landscape']),
    widthMm: z.number().min(40).max(1_200),
    heightMm: z.number().min(40).max(1_200),
  }),
  background: FaceBackground,
  fields: TemplateFields,
  elements: z.array(FaceElement).min(1).max(200),
  /** Facts about the official specimen that still need checking (待核) before real use. */
  notes: z.array(FaceNote).max(60).default([]),
});

/**
 * Licence face (证照照面): one sheet as boxes in millimetres over declared data fields. Elements print in order,
 * later ones on top.
 */
export const LicenceFace = FaceShape.superRefine((face, context) => {
  const issue = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const { widthMm, heightMm, orientation } = face.page;
  if ((orientation === 'landscape') !== widthMm > heightMm) {
    issue(['page', 'orientation'], '横版的宽要大于高，竖版的宽不能大于高');
  }
  const fields = new Set(face.fields.map((field) => field.key));
  const keys = new Set<string>();
  face.elements.forEach((element, index) => {
    const at = (part: string) => ['elements', index, part];
    if (keys.has(element.key)) issue(at('key'), `要素“${element.key}”重复`);
    keys.add(element.key);
    // A hundredth of a millimetre is left for rounding by a designer that works in pixels.
    if (element.x + element.width > widthMm + 0.01) issue(at('width'), `要素“${element.key}”超出右边`);
    if (element.y + element.height > heightMm + 0.01) issue(at('height'), `要素“${element.key}”超出下边`);
    if (element.when && !fields.has(element.when)) issue(at('when'), `没有“${element.when}”这个字段`);
    if (element.kind === 'field' && !fields.has(element.field)) {
      issue(at('field'), `没有“${element.field}”这个字段`);
    }
    if ('minSizePt' in element && element.minSizePt !== undefined && element.minSizePt > element.sizePt) {
      issue(at('minSizePt'), '最小字号不能大于字号');
    }
  });
});
export type LicenceFace = z.infer<typeof LicenceFace>;
/** As written in a file, before defaults are filled in. */
export type LicenceFaceInput = z.input<typeof LicenceFace>;
