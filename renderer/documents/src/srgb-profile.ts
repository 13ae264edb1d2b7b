/**
 * The sRGB colour space (IEC 61966-2-1) as an ICC version 4 display profile, built from its published numbers:
 * primaries adapted to D50, the parametric transfer curve, the adaptation matrix. 600 bytes of our own instead of a
 * file under somebody else's terms; PDF/A wants it as output intent.
 */
const D50 = [0.9642, 1, 0.8249] as const;
const PRIMARIES = {
  rXYZ: [0.4360747, 0.2225045, 0.0139322],
  gXYZ: [0.3850649, 0.7168786, 0.0971045],
  bXYZ: [0.1430804, 0.0606169, 0.7141733],
} as const;
/** Bradford, D65 to D50. */
const ADAPTATION = [
  1.0478112, 0.0228866, -0.050127, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316,
] as const;
/** Y = (aX + b)^g for X ≥ d, else cX; in the order g, a, b, c, d. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const;

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const uint16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
const uint32 = (value: number): number[] => [...uint16(value >>> 16), ...uint16(value & 0xffff)];
/** s15Fixed16Number. */
const fixed = (value: number): number[] => uint32(Math.round(value * 65_536) >>> 0);

const numbers = (signature: string, values: readonly number[]): number[] => [
  ...ascii(signature),
  ...uint32(0),
  ...values.flatMap(fixed),
];

const curve = (): number[] => [
  ...ascii('para'),
  ...uint32(0),
  ...uint16(3),
  ...uint16(0),
  ...CURVE.flatMap(fixed),
];

/** multiLocalizedUnicodeType with one English record. */
const localised = (text: string): number[] => [
  ...ascii('mluc'),
  ...uint32(0),
  ...uint32(1),
  ...uint32(12),
  ...ascii('enUS'),
  ...uint32(2 * text.length),
  ...uint32(28),
  ...ascii(text).flatMap(uint16),
];

function build(): Uint8Array {
  const transfer = curve();
  const tags: [name: string, body: number[]][] = [
    ['desc', localised('sRGB')],
    ['cprt', localised('Public domain')],
    ['wtpt', numbers('XYZ ', D50)],
    ['chad', numbers('sf32', ADAPTATION)],
    ...Object.entries(PRIMARIES).map(([name, value]): [string, number[]] => [name, numbers('XYZ ', value)]),
    ['rTRC', transfer],
    ['gTRC', transfer],
    ['bTRC', transfer],
  ];
  const start = 128 + 4 + 12 * tags.length;
  const places = new Map<number[], number>();
  const bodies: number[] = [];
  const table = tags.flatMap(([name, body]) => {
    // The three channels share one curve, as the standard allows.
    const place = places.get(body) ?? start + bodies.length;
    if (!places.has(body)) {
      places.set(body, place);
      bodies.push(...body, ...Array.from({ length: (4 - (body.length % 4)) % 4 }, () => 0));
    }
    return [...ascii(name), ...uint32(place), ...uint32(body.length)];
  });
  return Uint8Array.from([...header(start + bodies.length), ...uint32(tags.length), ...table, ...bodies]);
}

function header(size: number): number[] {
  const bytes = [
    ...uint32(size),
    ...uint32(0),
    ...uint32(0x04200000),
    ...ascii('mntrRGB XYZ '),
    // A fixed date of creation (2026-01-01), so that the profile is the same bytes everywhere.
    ...[2026, 1, 1, 0, 0, 0].flatMap(uint16),
    ...ascii('acsp'),
    ...Array.from({ length: 28 }, () => 0),
    ...D50.flatMap(fixed),
  ];
  return [...bytes, ...Array.from({ length: 128 - bytes.length }, () => 0)];
}

export const SRGB_PROFILE: Uint8Array = build();
