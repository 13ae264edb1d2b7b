import { open } from 'node:fs/promises';

/** Code points `first` to `last` are drawn by the glyphs from `glyph` on. */
export interface CmapGroup {
  first: number;
  last: number;
  glyph: number;
}

/** The table's tag, `cmap` in ASCII. */
const CMAP = 0x636d6170;

const cache = new Map<string, Promise<CmapGroup[]>>();

/** The groups of a font's Unicode character map, ascending; read once per file. */
export function readCmap(file: string): Promise<CmapGroup[]> {
  const known = cache.get(file) ?? read(file);
  cache.set(file, known);
  return known;
}

/** Reads the `cmap` table alone: the files have 10 to 15 MB. */
async function read(file: string): Promise<CmapGroup[]> {
  const handle = await open(file, 'r');
  try {
    const part = async (position: number, length: number): Promise<DataView> => {
      const bytes = new Uint8Array(length);
      await handle.read(bytes, 0, length, position);
      return new DataView(bytes.buffer);
    };
    const count = (await part(0, 12)).getUint16(4);
    const directory = await part(12, count * 16);
    for (let entry = 0; entry < directory.byteLength; entry += 16) {
      if (directory.getUint32(entry) !== CMAP) continue;
      return parse(await part(directory.getUint32(entry + 8), directory.getUint32(entry + 12)), file);
    }
    throw new Error(`${file} has no cmap table`);
  } finally {
    await handle.close();
  }
}

/** Format 12 covers all of Unicode; any font that we print with has it. */
function parse(cmap: DataView, file: string): CmapGroup[] {
  const count = cmap.getUint16(2);
  for (let index = 0; index < count; index += 1) {
    const start = cmap.getUint32(4 + index * 8 + 4);
    if (cmap.getUint16(start) !== 12) continue;
    const groups = cmap.getUint32(start + 12);
    return Array.from({ length: groups }, (_unused, group) => {
      const at = start + 16 + group * 12;
      return { first: cmap.getUint32(at), last: cmap.getUint32(at + 4), glyph: cmap.getUint32(at + 8) };
    });
  }
  throw new Error(`${file} has no Unicode cmap of format 12`);
}
