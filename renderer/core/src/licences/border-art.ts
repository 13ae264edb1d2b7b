import { COLOURS, type FaceBackground, TINTS } from './face.ts';

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** A run of parabolic half-waves: quadratic segments keep a border of several hundred waves under a few kilobytes. */
function wave(input: {
  x: number;
  y: number;
  length: number;
  half: number;
  height: number;
  vertical: boolean;
}) {
  const { x, y, length, height, vertical } = input;
  const count = Math.max(2, 2 * Math.round(length / input.half / 2));
  const half = length / count;
  const step = vertical ? `0 ${round(half)}` : `${round(half)} 0`;
  const bulge = vertical ? `${round(height)} ${round(half / 2)}` : `${round(half / 2)} ${round(height)}`;
  return `M${round(x)} ${round(y)}q${bulge} ${step}${`t${step}`.repeat(count - 1)}`;
}

/** Four waves, each with its mirror image, along one side of the band. */
function band(input: { x: number; y: number; length: number; vertical: boolean }): string {
  return [5.2, 3.6, 2, 0.8]
    .flatMap((height) => [height, -height])
    .map((height) => wave({ ...input, half: 6, height }))
    .join('');
}

/** A closed curve of `petals` loops about a middle. */
function rosette(input: { x: number; y: number; outer: number; inner: number; petals: number }): string {
  const { x, y, outer, inner, petals } = input;
  const points: string[] = [];
  const count = petals * 14;
  for (let index = 0; index < count; index += 1) {
    const angle = (2 * Math.PI * index) / count;
    const radius = (outer + inner) / 2 + ((outer - inner) / 2) * Math.cos(petals * angle);
    points.push(`${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`);
  }
  return `M${points.join('L')}z`;
}

function rect(inset: number, page: { widthMm: number; heightMm: number }, stroke: number): string {
  const width = round(page.widthMm - 2 * inset);
  const height = round(page.heightMm - 2 * inset);
  return `<rect x="${inset}" y="${inset}" width="${width}" height="${height}" stroke-width="${stroke}"/>`;
}

function guilloche(page: { widthMm: number; heightMm: number }): string {
  const middle = 13;
  const corner = 19;
  const across = page.widthMm - 2 * corner;
  const down = page.heightMm - 2 * corner;
  const far = { x: page.widthMm - middle, y: page.heightMm - middle };
  const sides = [
    band({ x: corner, y: middle, length: across, vertical: false }),
    band({ x: corner, y: far.y, length: across, vertical: false }),
    band({ x: middle, y: corner, length: down, vertical: true }),
    band({ x: far.x, y: corner, length: down, vertical: true }),
  ].join('');
  const corners = [
    [middle, middle],
    [far.x, middle],
    [middle, far.y],
    [far.x, far.y],
  ]
    .flatMap(([x = 0, y = 0]) => [
      rosette({ x, y, outer: 4.6, inner: 1.6, petals: 12 }),
      rosette({ x, y, outer: 4.6, inner: 3.2, petals: 24 }),
    ])
    .join('');
  return (
    `${rect(8, page, 0.5)}${rect(9, page, 0.15)}${rect(17, page, 0.15)}${rect(17.8, page, 0.35)}` +
    `<path d="${sides}" stroke-width="0.12"/><path d="${corners}" stroke-width="0.14"/>`
  );
}

function underprint(page: { widthMm: number; heightMm: number }, colour: string): string {
  const middle = { x: page.widthMm / 2, y: page.heightMm / 2 };
  const reach = Math.min(page.widthMm, page.heightMm) / 2 - 38;
  const rings = [
    rosette({ ...middle, outer: reach, inner: reach * 0.45, petals: 24 }),
    rosette({ ...middle, outer: reach * 0.92, inner: reach * 0.3, petals: 18 }),
    rosette({ ...middle, outer: reach * 0.55, inner: reach * 0.12, petals: 12 }),
  ].join('');
  return `<path d="${rings}" stroke="${colour}" stroke-width="0.3"/>`;
}

/**
 * The sheet's border as one SVG of its full size. The official patterns and colours are not known to us, so these
 * are neutral and our own; a face says so in its notes.
 */
export function backgroundSvg(
  background: FaceBackground,
  page: { widthMm: number; heightMm: number },
): string {
  if (background.kind === 'none') return '';
  const art =
    background.pattern === 'guilloche' ? guilloche(page) : `${rect(9, page, 0.8)}${rect(11, page, 0.25)}`;
  const faint = background.underprint ? underprint(page, TINTS[background.colour]) : '';
  return (
    `<svg class="background" xmlns="http://www.w3.org/2000/svg" aria-hidden="true" ` +
    `viewBox="0 0 ${page.widthMm} ${page.heightMm}" fill="none" stroke="${COLOURS[background.colour]}">` +
    `${faint}${art}</svg>`
  );
}
