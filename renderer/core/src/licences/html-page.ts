import type { Problem } from '../errors/index.ts';
import { escapeHtml } from './template-language.ts';

/** Font families by the names that the renderer's font files carry. */
export const FONT_FAMILY = {
  song: '"Noto Serif SC", serif',
  hei: '"Noto Sans SC", sans-serif',
} as const;

/**
 * Forbids everything that a page could load or run. The renderer switches scripts and the network off as well;
 * this also holds where the same HTML is shown as a preview.
 */
const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * Line breaking is computed beforehand from font tables, so every browser convenience that moves a glyph
 * (punctuation trimming, space between Chinese and Latin) is switched off.
 */
const BASE_CSS =
  '*{box-sizing:border-box;margin:0;padding:0}' +
  'html{-webkit-print-color-adjust:exact;print-color-adjust:exact}' +
  'body{color:#1a1a1a;text-spacing-trim:space-all;text-autospace:no-autospace;' +
  'font-kerning:none;font-variant-ligatures:none;line-break:normal;overflow-wrap:anywhere}';

/** A whole document. `title` and `css` come from us or from a checked face, `body` from the escaping renderer. */
export function htmlDocument(input: { title: string; css: string; body: string }): string {
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">` +
    `<title>${escapeHtml(input.title)}</title><style>${BASE_CSS}${input.css}</style></head>` +
    `<body>${input.body}</body></html>`
  );
}

/** A picture for a face or notice: SVG drawn by our own code, or a data URL of a bitmap. */
export type DocumentImage = { svg: string } | { dataUrl: string };

const BITMAP = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/;
/** Shapes and text only: no script, style, link, animation or foreign content. */
const SVG_TAG = /^\/?(?:svg|g|path|rect|circle|ellipse|line|polygon|polyline|text|tspan|title)$/;

function isPlainSvg(markup: string): boolean {
  if (!/^<svg[\s>]/.test(markup) || !markup.endsWith('</svg>')) return false;
  if (/\son\w+\s*=|href|url\(|javascript:|<!|<\?/i.test(markup)) return false;
  return [...markup.matchAll(/<(\/?[^\s/>]*)/g)].every(([, name]) => SVG_TAG.test(name ?? ''));
}

/** Markup for a picture, or undefined where it is not one that we print. */
export function imageHtml(image: DocumentImage, label: string): string | undefined {
  if ('svg' in image) return isPlainSvg(image.svg) ? image.svg : undefined;
  return BITMAP.test(image.dataUrl) ? `<img src="${image.dataUrl}" alt="${escapeHtml(label)}">` : undefined;
}

export function imageProblem(place: string, isMissing: boolean): Problem {
  return {
    code: isMissing ? 'face.imageMissing' : 'face.imageRefused',
    severity: 'error',
    place,
    message: isMissing
      ? `缺少图片“${place}”，请补上后再制作`
      : `图片“${place}”不是可以印制的 PNG、JPEG、WebP 或线条图`,
  };
}
