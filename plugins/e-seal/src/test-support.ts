import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { eSealPlugin, type SealService } from './index.ts';

export const wuhua = {
  sealKey: 'wuhua-market',
  bodyName: '五华区市场监督管理局',
  bodyCode: '11530102000000019Q',
};
export const panlong = {
  sealKey: 'panlong-market',
  bodyName: '盘龙区市场监督管理局',
  bodyCode: '11530103000000014L',
};

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'e-seal-'));

export const openDemo = (secretsDir: string): Promise<SealService> =>
  eSealPlugin.open({
    adapter: 'demo',
    config: {},
    context: {
      profile: 'demo',
      clock: { now: () => new Date().toISOString() },
      secretsDir,
      log: () => undefined,
    },
  });

/** A plain two-page file with a cross-reference table, as our own renderer writes it. */
export async function samplePdf(pages = 2): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1)
    document.addPage([595, 842]).drawText(`page ${number}`, { font });
  return document.save({ useObjectStreams: false });
}
