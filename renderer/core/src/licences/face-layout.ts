import { backgroundSvg } from './border-art.ts';
import { COLOURS, type FaceElement, type FaceTextElement, type LicenceFace, TINTS } from './face.ts';
import { FONT_FAMILY } from './html-page.ts';

const mm = (value: number): string => `${Math.round(value * 1000) / 1000}mm`;

export const isText = (element: FaceElement): element is FaceTextElement =>
  element.kind === 'text' || element.kind === 'field';

export const isStatic = (element: FaceElement): boolean => element.kind === 'line' || element.kind === 'rect';

function boxCss(element: FaceElement): string {
  const turn = element.rotation ? `;transform:rotate(${element.rotation}deg)` : '';
  return (
    `.e-${element.key}{left:${mm(element.x)};top:${mm(element.y)};` +
    `width:${mm(element.width)};height:${mm(element.height)}${turn}${paintCss(element)}}${centringCss(element)}`
  );
}

/** Spacing also follows the last letter; half of it back makes a spaced title stand in the middle. */
function centringCss(element: FaceElement): string {
  if (!isText(element) || element.align !== 'centre' || element.letterSpacingEm === 0) return '';
  return `.e-${element.key} p{transform:translateX(${element.letterSpacingEm / 2}em)}`;
}

const JUSTIFY = { top: 'flex-start', middle: 'center', bottom: 'flex-end' } as const;
const ALIGN = {
  left: 'text-align:left',
  centre: 'text-align:center',
  right: 'text-align:right',
  distribute: 'text-align:justify;text-align-last:justify',
} as const;

function paintCss(element: FaceElement): string {
  switch (element.kind) {
    case 'text':
    case 'field':
      return (
        `;display:flex;flex-direction:column;justify-content:${JUSTIFY[element.vertical]};` +
        `font-family:${FONT_FAMILY[element.font]};font-weight:${element.bold ? 700 : 400};` +
        `line-height:${element.lineHeight};letter-spacing:${element.letterSpacingEm}em;` +
        `color:${element.faint ? TINTS[element.colour] : COLOURS[element.colour]};${ALIGN[element.align]}`
      );
    case 'line':
      return `;background:${COLOURS[element.colour]}`;
    case 'rect': {
      const fill = element.fill ? `;background:${TINTS[element.fill]}` : '';
      return `;border:${mm(element.strokeMm)} solid ${COLOURS[element.colour]}${fill}`;
    }
    default:
      return '';
  }
}

/** Everything about a face that no datum changes. */
export function faceLayout(face: LicenceFace): { css: string; background: string } {
  const { widthMm, heightMm } = face.page;
  const css =
    `@page{size:${mm(widthMm)} ${mm(heightMm)};margin:0}` +
    `.sheet{position:relative;width:${mm(widthMm)};height:${mm(heightMm)};overflow:hidden}` +
    `.background,.e{position:absolute}.background{left:0;top:0;width:100%;height:100%}` +
    `.e p{width:100%;white-space:pre-line}.e svg,.e img{display:block;width:100%;height:100%;object-fit:contain}` +
    face.elements.map(boxCss).join('');
  return { css, background: backgroundSvg(face.background, face.page) };
}
