const RED = '#c8102e';
/** Millimetres; a county body's seal has a diameter of 42 mm (国发〔1999〕25号). */
const SIZE = 42;
const MIDDLE = SIZE / 2;

const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);

const round = (value: number): string => String(Math.round(value * 100) / 100);

function star(radius: number, y: number): string {
  const inner = radius * 0.382;
  const points = Array.from({ length: 10 }, (_unused, index) => {
    const angle = (Math.PI / 5) * index - Math.PI / 2;
    const reach = index % 2 === 0 ? radius : inner;
    return `${round(MIDDLE + reach * Math.cos(angle))} ${round(y + reach * Math.sin(angle))}`;
  });
  return `<path d="M${points.join('L')}z" fill="${RED}"/>`;
}

/** One character on the ring; drawn narrow, as seal lettering is, the more so the longer the name. */
function ringCharacter(input: {
  character: string;
  angle: number;
  radius: number;
  size: number;
  squeeze: number;
}) {
  const { character, angle, radius, size, squeeze } = input;
  const turn = `rotate(${round(angle)} ${MIDDLE} ${MIDDLE})`;
  const place = `translate(${MIDDLE} ${round(MIDDLE - radius)}) scale(${round(squeeze)} 1)`;
  return `<text transform="${turn} ${place}" font-size="${round(size)}">${escapeXml(character)}</text>`;
}

/**
 * The picture of a round official seal as inline SVG of 42 × 42 mm: ring, star, the body's name along the upper arc,
 * `caption` below. Every character is placed by itself: text on a path needs a reference inside the document, which
 * documents made of checked pictures may not hold.
 */
export function sealSvg(input: { bodyName: string; caption?: string }): string {
  const characters = [...input.bodyName.trim()];
  const count = Math.max(1, characters.length);
  // Short names stand apart by 30°; long ones share the ring above the caption.
  const sweep = Math.min(input.caption ? 240 : 270, 30 * (count - 1));
  const step = count > 1 ? sweep / (count - 1) : 0;
  const size = 5.4;
  const radius = 14.1;
  const arcPerCharacter = ((step || 30) * Math.PI * (radius + size / 2)) / 180;
  const squeeze = Math.min(0.85, (arcPerCharacter * 0.96) / size);
  const ring = characters
    .map((character, index) =>
      ringCharacter({ character, angle: -sweep / 2 + index * step, radius, size, squeeze }),
    )
    .join('');
  const caption = [...(input.caption ?? '')];
  const captionSize = Math.min(3.8, 19 / Math.max(1, caption.length));
  const captionText = input.caption
    ? `<text x="${MIDDLE}" y="34" font-size="${round(captionSize)}">${escapeXml(input.caption)}</text>`
    : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" fill="${RED}" ` +
    `font-family="Noto Serif SC" font-weight="700" text-anchor="middle">` +
    `<circle cx="${MIDDLE}" cy="${MIDDLE}" r="20.3" fill="none" stroke="${RED}" stroke-width="1.2"/>` +
    `${star(6.6, MIDDLE - 0.4)}${ring}${captionText}</svg>`
  );
}
