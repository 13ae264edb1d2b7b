import type { Problem } from '../errors/index.ts';
import { TINTS } from './face.ts';
import { checkTemplateData, type TemplateData } from './fields.ts';
import { type DocumentImage, FONT_FAMILY, htmlDocument, imageHtml, imageProblem } from './html-page.ts';
import type { CompiledNotice, NoticeBlock } from './notice.ts';
import { escapeHtml, renderTemplateText } from './template-language.ts';

export interface NoticeHtml {
  page: { widthMm: number; heightMm: number };
  html: string;
  css: string;
  /** Every character that is printed as text, for the check against the font. */
  text: string;
  problems: Problem[];
}

/**
 * A4 after GB/T 9704-2012: margins top 37, left 28, right 26 and bottom 35 mm, 22 lines of 28 characters in size 3
 * (16 pt), here with the customary line of 28 pt; title in size 2 (22 pt) 黑体； page number — 1 — below the text area on the right. The
 * standard's 仿宋 for the body is not among the free fonts, 宋体 stands in.
 */
const CSS =
  '@page{size:210mm 297mm;margin:37mm 26mm 35mm 28mm;' +
  `@bottom-right{content:"— " counter(page) " —";width:20mm;font:14pt ${FONT_FAMILY.song};color:#1a1a1a;` +
  'text-align:right;vertical-align:top;padding-top:7mm}}' +
  `body{font:16pt/28pt ${FONT_FAMILY.song};text-align:justify;orphans:2;widows:2}` +
  '.compact{font-size:14pt;line-height:25pt}' +
  `.header,.title,h2{font-family:${FONT_FAMILY.hei};font-weight:400;text-align:center}` +
  '.header{font-size:22pt;line-height:34pt;font-weight:700}' +
  '.title{font-size:22pt;line-height:36pt;letter-spacing:.12em;text-indent:.12em}' +
  '.number{text-align:center;margin:8pt 0 22pt;font-size:14pt}' +
  'h2{font-size:16pt;text-align:left;text-indent:2em;break-after:avoid}' +
  '.p{text-indent:2em}.flat{text-indent:0}.bold{font-weight:700}' +
  'table{width:100%;border-collapse:collapse;margin:8pt 0 12pt;font-size:12pt;line-height:19pt;text-align:left}' +
  'caption{text-align:left;padding-bottom:4pt}thead{display:table-header-group}tr{break-inside:avoid}' +
  `th{font-family:${FONT_FAMILY.hei};font-weight:400;text-align:center;background:#f4f4f4}` +
  'th,td{border:.25mm solid #444;padding:3pt 5pt;vertical-align:middle}.c{text-align:center}.n{width:3em}' +
  // Seal and lines share one grid cell: laid out in flow, the seal can never part from the date that it covers, as an
  // absolutely placed one does where the sheet ends.
  '.signature{display:grid;justify-items:center;align-items:center;width:22em;max-width:100%;margin:4pt 0 0 auto;' +
  'text-align:center;break-inside:avoid;break-before:avoid}.signature>*{grid-area:1/1}' +
  '.seal{width:42mm;height:42mm}.seal svg,.seal img{display:block;width:100%;height:100%}.lines{z-index:1}' +
  '.signoff{display:flex;flex-wrap:wrap;gap:10pt 18pt;margin-top:10pt;font-size:14pt;break-inside:avoid}' +
  '.signoff span{flex:1 1 40%;border-bottom:.25mm solid #444;white-space:nowrap}' +
  // A fixed box is printed on every sheet.
  `.mark{position:fixed;left:0;right:0;top:80mm;text-align:center;font:700 96pt/1 ${FONT_FAMILY.hei};` +
  `letter-spacing:.3em;transform:rotate(-30deg);color:${TINTS.grey};z-index:-2}`;

/** A CSS string of escapes alone, so that no character of the text can end it, the rule or the style element. */
const cssString = (text: string): string =>
  `"${[...text].map((character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `).join('')}"`;

function footerCss(text: string): string {
  if (text === '') return '';
  return (
    `@page{@bottom-left{content:${cssString(text)};width:136mm;font:8pt/12pt ${FONT_FAMILY.song};color:#6b6b6b;` +
    'text-align:left;vertical-align:top;padding-top:8mm}}'
  );
}

interface Printer {
  compiled: CompiledNotice;
  data: TemplateData;
  texts: string[];
}

function textOf(printer: Printer, place: string): string {
  const template = printer.compiled.templates.get(place);
  if (!template) return '';
  const text = renderTemplateText(template, printer.data, { output: 60_000 }).replace(/\r\n?/g, '\n').trim();
  printer.texts.push(text);
  return text;
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function isShown(block: NoticeBlock, data: TemplateData): boolean {
  if (!block.when) return true;
  const value = Object.hasOwn(data, block.when) ? data[block.when] : undefined;
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function blockHtml(printer: Printer, block: NoticeBlock, place: string): string {
  if (!isShown(block, printer.data)) return '';
  switch (block.kind) {
    case 'paragraph': {
      const name = `${block.indent ? 'p' : 'flat'}${block.bold ? ' bold' : ''}`;
      return lines(textOf(printer, place))
        .map((line) => `<p class="${name}">${escapeHtml(line)}</p>`)
        .join('');
    }
    case 'heading':
      return `<h2>${escapeHtml(textOf(printer, place))}</h2>`;
    case 'signOff': {
      printer.texts.push(block.labels.join(''));
      const spans = block.labels.map((label) => `<span>${escapeHtml(label)}\uff1a</span>`).join('');
      return `<div class="signoff">${spans}</div>`;
    }
    case 'table':
      return tableHtml(printer, block);
  }
}

function tableHtml(printer: Printer, block: Extract<NoticeBlock, { kind: 'table' }>): string {
  const field = printer.compiled.notice.fields.find((known) => known.key === block.field);
  const rows = Object.hasOwn(printer.data, block.field) ? printer.data[block.field] : undefined;
  if (!field?.columns || !Array.isArray(rows) || rows.length === 0) return '';
  const labels = new Map(field.columns.map((column) => [column.key, column.label]));
  const cell = (row: (typeof rows)[number], column: string): string => {
    if (typeof row !== 'object' || !Object.hasOwn(row, column)) return '';
    const value = row[column] ?? '';
    return Array.isArray(value) ? value.join('、') : value;
  };
  const print = (text: string): string => {
    printer.texts.push(text);
    return escapeHtml(text);
  };
  const head = block.columns
    .map(({ column, share }) => `<th style="width:${share}%">${print(labels.get(column) ?? '')}</th>`)
    .join('');
  const body = rows
    .map((row, index) => {
      const cells = block.columns
        .map(({ column, align }) => {
          const name = align === 'centre' ? ' class="c"' : '';
          return `<td${name}>${print(cell(row, column))}</td>`;
        })
        .join('');
      return `<tr>${block.numbered ? `<td class="c">${index + 1}</td>` : ''}${cells}</tr>`;
    })
    .join('');
  const caption = block.caption ? `<caption>${print(block.caption)}</caption>` : '';
  const number = block.numbered ? `<th class="n">${print('序号')}</th>` : '';
  return `<table>${caption}<thead><tr>${number}${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function sealHtml(image: DocumentImage | undefined, problems: Problem[]): string {
  if (!image) return '';
  const html = imageHtml(image, 'seal');
  if (html === undefined) {
    problems.push(imageProblem('seal', false));
    return '';
  }
  return `<div class="seal" aria-hidden="true">${html}</div>`;
}

const optional = (tag: string, name: string, text: string): string =>
  text === '' ? '' : `<${tag} class="${name}">${escapeHtml(text)}</${tag}>`;

/**
 * A notice as a flowing A4 document. Pure; the same input gives the same bytes. `images.seal` is printed over the
 * signature block; without it the block stays plain (a draft).
 */
export function noticeToHtml(input: {
  notice: CompiledNotice;
  data: TemplateData;
  images?: { seal?: DocumentImage };
}): NoticeHtml {
  const { notice: compiled, data, images = {} } = input;
  const { notice } = compiled;
  const problems = checkTemplateData(notice.fields, data);
  const printer: Printer = { compiled, data, texts: [notice.title] };
  const { watermark } = notice;
  const isMarked = watermark !== undefined && data[watermark.when] === true;
  if (isMarked) printer.texts.push(watermark.text);
  const blocks = (part: 'blocks' | 'after') =>
    notice[part].map((block, index) => blockHtml(printer, block, `${part}/${index}`)).join('');
  const css = `${CSS}${footerCss(lines(textOf(printer, 'footer')).join('\u3000'))}`;
  const body = [
    `<div class="${notice.density}">`,
    isMarked ? `<div class="mark" aria-hidden="true">${escapeHtml(watermark.text)}</div>` : '',
    optional('p', 'header', textOf(printer, 'header')),
    optional('h1', 'title', notice.title),
    optional('p', 'number', textOf(printer, 'number')),
    optional('p', 'flat', textOf(printer, 'addressee')),
    blocks('blocks'),
    `<div class="signature">${sealHtml(images.seal, problems)}<div class="lines">` +
      optional('p', 'body', textOf(printer, 'signature/body')) +
      optional('p', 'date', textOf(printer, 'signature/date')) +
      '</div></div>',
    blocks('after'),
    '</div>',
  ].join('');
  return {
    page: { widthMm: 210, heightMm: 297 },
    html: htmlDocument({ title: notice.title, css, body }),
    css,
    text: printer.texts.join('\n'),
    problems,
  };
}
