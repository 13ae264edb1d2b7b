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

/** s15Fixed16Number. */
const fixed = (value: number): number => Math.round(value * 65_536);

function numbers(signature: string, values: readonly number[]): Buffer {
  const tag = Buffer.alloc(8 + 4 * values.length);
  tag.write(signature, 0, 'latin1');
  values.forEach((value, index) => {
    tag.writeInt32BE(fixed(value), 8 + 4 * index);
  });
  return tag;
}

function curve(): Buffer {
  const tag = Buffer.alloc(12 + 4 * CURVE.length);
  tag.write('para', 0, 'latin1');
  tag.writeUInt16BE(3, 8);
  CURVE.forEach((value, index) => {
    tag.writeInt32BE(fixed(value), 12 + 4 * index);
  });
  return tag;
}

/** multiLocalizedUnicodeType with one English record. */
function localised(text: string): Buffer {
  const tag = Buffer.alloc(28 + 2 * text.length);
  tag.write('mluc', 0, 'latin1');
  tag.writeUInt32BE(1, 8);
  tag.writeUInt32BE(12, 12);
  tag.write('enUS', 16, 'latin1');
  tag.writeUInt32BE(2 * text.length, 20);
  tag.writeUInt32BE(28, 24);
  Buffer.from(text, 'utf16le').swap16().copy(tag, 28);
  return tag;
}

function build(): Uint8Array {
  const transfer = curve();
  const tags: [string, Buffer][] = [
    ['desc', localised('sRGB')],
    ['cprt', localised('Public domain')],
    ['wtpt', numbers('XYZ ', D50)],
    ['chad', numbers('sf32', ADAPTATION)],
    ...Object.entries(PRIMARIES).map(([name, value]): [string, Buffer] => [name, numbers('XYZ ', value)]),
    ['rTRC', transfer],
    ['gTRC', transfer],
    ['bTRC', transfer],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const places = new Map<Buffer, number>();
  const bodies: Buffer[] = [];
  let offset = 128 + table.length;
  tags.forEach(([name, body], index) => {
    if (!places.has(body)) {
      places.set(body, offset);
      const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
      bodies.push(padded);
      offset += padded.length;
    }
    table.write(name, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(places.get(body) ?? 0, 8 + 12 * index);
    table.writeUInt32BE(body.length, 12 + 12 * index);
  });
  return new Uint8Array(Buffer.concat([header(offset), table, ...bodies]));
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x04200000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  // A fixed date of creation (2026-01-01), so that the profile is the same bytes everywhere.
  [2026, 1, 1, 0, 0, 0].forEach((part, index) => {
    bytes.writeUInt16BE(part, 24 + 2 * index);
  });
  bytes.write('acsp', 36, 'latin1');
  D50.forEach((value, index) => {
    bytes.writeInt32BE(fixed(value), 68 + 4 * index);
  });
  return bytes;
}

export const SRGB_PROFILE: Uint8Array = build();
