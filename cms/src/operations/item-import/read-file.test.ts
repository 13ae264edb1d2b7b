import { deflateRawSync } from 'node:zlib';
import { parseSheet } from '@banshi/core/sheets';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import writeXlsxFile from 'write-excel-file/node';
import { fairPermit, jsonFile, material } from './__fixtures__/fair-permit.ts';
import { parseJson, placeOf } from './json-file.ts';
import { readFile } from './read-file.ts';
import { itemSheetTemplate, itemSheetWorkbook } from './template.ts';
import { packZip, unpackZip } from './zip.ts';

const limits = { entries: 300, unpackedBytes: 24_000_000 };

const xlsx = (bytes: Buffer) => readFile({ name: '事项.XLSX', bytes });

const errorsOf = async (content: Promise<Awaited<ReturnType<typeof readFile>>>): Promise<string[]> => {
  const found = await content;
  return 'errors' in found ? found.errors.map(({ code, place }) => `${code} ${place}`) : [];
};

/** The workbook of a sheet with one entry of its archive rewritten. */
async function rewritten(entry: string, change: (text: string) => string): Promise<Buffer> {
  const entries = unpackZip(await itemSheetWorkbook(fairPermit()), limits);
  const text = entries.get(entry)?.toString('utf8');
  if (text === undefined) throw new Error(`no ${entry} in ${[...entries.keys()].join()}`);
  return packZip(new Map([...entries, [entry, Buffer.from(change(text))]]));
}

/** The cell with this text, written as the file stores it, replaced. */
async function withCell(sheet: string, change: (rows: unknown[][]) => void): Promise<Buffer> {
  const found = await readFile({ name: 'a.xlsx', bytes: await itemSheetWorkbook(fairPermit()) });
  if ('errors' in found) throw new Error('the workbook itself is broken');
  const { readWorkbook } = await import('./workbook.ts');
  const sheets = await readWorkbook(await itemSheetWorkbook(fairPermit()));
  for (const { name, rows } of sheets) if (name === sheet) change(rows as unknown[][]);
  return writeXlsxFile(sheets.map(({ name, rows }) => ({ sheet: name, data: rows as never }))).toBuffer();
}

describe('a workbook', () => {
  it('holds the sheet that it was written from', async () => {
    const sheet = fairPermit({ variations: ['甲县不同', '乙县\t也不同'] });
    const found = await xlsx(await itemSheetWorkbook(sheet));
    if ('errors' in found) throw new Error(JSON.stringify(found.errors));
    expect(parseSheet(found.value)).toEqual(parseSheet(withoutNulls(sheet)));
  });

  it('as template has every sheet and asks for what must be filled', async () => {
    expect(await errorsOf(xlsx(await itemSheetTemplate()))).toContain('xlsx.cellMissing 基本信息!B2');
  });

  it.each<[string, string, (rows: unknown[][]) => void, string]>([
    ['a word outside the list', '材料', (rows) => set(rows, 3, 4, '抄件'), 'xlsx.cellWord 材料!D3'],
    ['text for a number', '材料', (rows) => set(rows, 2, 5, '两份'), 'xlsx.cellNumber 材料!E2'],
    ['no name', '材料', (rows) => set(rows, 4, 1, null), 'xlsx.cellMissing 材料!A4'],
    ['neither yes nor no', '表单', (rows) => set(rows, 2, 4, '可能'), 'xlsx.cellWord 表单!D2'],
    ['a header misspelt', '流程', (rows) => set(rows, 1, 2, '天数'), 'xlsx.columnUnknown 流程!B1'],
    ['an unknown line', '基本信息', (rows) => set(rows, 2, 1, '事项名'), 'xlsx.rowUnknown 基本信息!A2'],
    [
      'an answer without a question',
      '情形',
      (rows) => rows.splice(1, 1, [null, null, null, null, '是', '申请表']),
      'xlsx.questionMissing 情形!2',
    ],
  ])('with %s names sheet, row and column', async (_what, sheet, change, expected) => {
    expect(await errorsOf(xlsx(await withCell(sheet, change)))).toContain(expected);
  });

  it('finds the cell of what only the whole sheet shows', async () => {
    const found = await xlsx(await withCell('材料', (rows) => set(rows, 3, 5, 0.5)));
    if ('errors' in found) throw new Error(JSON.stringify(found.errors));
    const parsed = parseSheet(found.value);
    const problems = 'errors' in parsed ? parsed.errors.map(found.locate) : [];
    expect(problems[0]).toMatchObject({
      place: '材料!E3',
      message: expect.stringMatching(/^“材料”表第 3 行“份数”列：/),
    });
  });

  it('says when a cell became a date', async () => {
    const bytes = await withCell('表单', (rows) =>
      set(rows, 2, 5, { value: new Date('2026-02-05'), type: Date, format: 'yyyy-mm-dd' }),
    );
    expect(await errorsOf(xlsx(bytes))).toEqual(['xlsx.cellDate 表单!E2']);
  });

  it('without a sheet, or with one nobody knows, says which', async () => {
    const bytes = await rewritten('xl/workbook.xml', (text) => text.replace('"流程"', '"过程"'));
    expect(await errorsOf(xlsx(bytes))).toEqual(['xlsx.sheetUnknown 过程', 'xlsx.sheetMissing 流程']);
  });
});

function set(rows: unknown[][], row: number, column: number, value: unknown): void {
  const cells = rows[row - 1];
  if (cells) cells[column - 1] = value;
}

const withoutNulls = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, part) => part ?? undefined);

describe('a hostile workbook', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('这不是压缩包')],
    ['an end record alone', Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)])],
    [
      'an end record that points outside',
      Buffer.concat([
        Buffer.from('504b0506', 'hex'),
        Buffer.alloc(6),
        Buffer.from([1, 0]),
        Buffer.alloc(4),
        Buffer.from('ffffff7f', 'hex'),
        Buffer.alloc(2),
      ]),
    ],
  ])('of %s is no workbook', async (_what, bytes) => {
    expect(await errorsOf(xlsx(bytes))).toEqual(['xlsx.notAWorkbook ']);
  });

  it('cut off anywhere is refused', async () => {
    const whole = await itemSheetWorkbook(fairPermit());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        expect((await errorsOf(xlsx(whole.subarray(0, length)))).length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });

  it('damaged anywhere is read or refused, never a crash', async () => {
    const whole = await itemSheetWorkbook(fairPermit());
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const bytes = Buffer.from(whole);
          bytes[at] = ((bytes[at] ?? 0) + by) % 256;
          await expect(xlsx(bytes)).resolves.toBeDefined();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('that unpacks to more than the limit is not unpacked further, whatever its headers say', () => {
    const bomb = bombOf({ bytes: 60_000_000, claimed: 100 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => unpackZip(bomb, limits)).toThrow(expect.objectContaining({ code: 'xlsx.tooLarge' }));
  });

  it('of too many entries is refused', () => {
    const many = new Map(
      Array.from({ length: 301 }, (_unused, index) => [`xl/${index}.xml`, Buffer.from('x')]),
    );
    expect(() => unpackZip(packZip(many), limits)).toThrow(
      expect.objectContaining({ code: 'xlsx.tooLarge' }),
    );
  });

  it.each([
    ['a cell far out', /<c r="A2"/, '<c r="XFD1048576"'],
    ['a row far out', /<row r="2"/, '<row r="1048576"'],
    ['an address that hides', /<c r="A2"/, '<c r="&#65;2"'],
  ])('with %s is refused before rows are built', async (_what, from, to) => {
    const bytes = await rewritten('xl/worksheets/sheet1.xml', (text) => {
      expect(text).toMatch(from);
      return text.replace(from, to);
    });
    expect(await errorsOf(xlsx(bytes))).toEqual(['xlsx.tooManyCells ']);
  });

  it('with a document type is refused', async () => {
    const bytes = await rewritten('xl/workbook.xml', (text) =>
      text.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
    );
    expect(await errorsOf(xlsx(bytes))).toEqual(['xlsx.notReadable ']);
  });

  it('beyond the size limit, or of another kind, is refused', async () => {
    expect(await errorsOf(xlsx(Buffer.alloc(5_000_001)))).toEqual(['file.tooLarge ']);
    expect(await errorsOf(readFile({ name: 'a.xls', bytes: Buffer.alloc(1) }))).toEqual(['file.kind ']);
  });
});

/** One entry of zeros whose headers claim a few bytes only. */
function bombOf({ bytes, claimed }: { bytes: number; claimed: number }): Buffer {
  const content = deflateRawSync(Buffer.alloc(bytes));
  const archive = packZip(new Map([['xl/workbook.xml', content]]));
  const listed = archive.indexOf(Buffer.from('504b0102', 'hex'));
  archive.writeUInt16LE(8, listed + 10);
  archive.writeUInt32LE(claimed, listed + 24);
  return archive;
}

describe('a JSON file', () => {
  it.each([
    ['{"a": 1,}', 1, 9],
    ['{\n "a": tru\n}', 2, 7],
    ['[1, 2', 1, 6],
    ['{"a" 1}', 1, 6],
    ['"open', 1, 1],
    ['', 1, 1],
    ['{} {}', 1, 4],
    ['["\\x"]', 1, 2],
  ])('%j stops being JSON at %i:%i', (text, line, column) => {
    expect(parseJson(text)).toEqual({ error: { line, column } });
  });

  it('is told from one that is not exactly as the engine does', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '1', '\\'))
      .map(([text, at, by]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + by + text.slice(cut);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const found = parseJson(text);
        if ('error' in found) expect(found.error.line).toBeGreaterThan(0);
        else expect(found.value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('finds a value by its path, or what encloses it', () => {
    const text = '{\n "materials": [\n  {"name": "a"},\n  {"name": "b", "copies": 2}\n ]\n}';
    expect(placeOf(text, 'materials/1/copies')).toEqual({ line: 4, column: 27 });
    expect(placeOf(text, 'materials/1/missing')).toEqual({ line: 4, column: 3 });
    expect(placeOf(text, '')).toEqual({ line: 1, column: 1 });
  });

  it('of a million brackets exhausts nothing', async () => {
    const deep = Buffer.from('['.repeat(1_000_000));
    expect(await errorsOf(readFile({ name: 'a.json', bytes: deep }))).toEqual(['json.syntax 1:1000001']);
  });

  it('names line and column of what is wrong in it', async () => {
    const found = await readFile(
      jsonFile(fairPermit({ materials: [{ ...material('申请表'), copies: '两' }], situations: [] })),
    );
    if ('errors' in found) throw new Error('it is JSON');
    const parsed = parseSheet(found.value);
    const [first] = 'errors' in parsed ? parsed.errors.map(found.locate) : [];
    expect(first).toMatchObject({
      place: 'materials/0/copies',
      message: expect.stringMatching(/^第 \d+ 行第 \d+ 列：/),
    });
  });

  it('that is not UTF-8 says so', async () => {
    expect(await errorsOf(readFile({ name: 'a.json', bytes: Buffer.from([0x7b, 0xb0, 0xa1]) }))).toEqual([
      'json.encoding ',
    ]);
  });
});
