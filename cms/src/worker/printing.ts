import path from 'node:path';
import { BanshiError, type Problem } from '@banshi/core/errors';
import type { SealOwner, SealPlace } from '@banshi/core/ports';
import {
  createFontCoverage,
  createPdfRenderer,
  type FontCoverage,
  type PdfRenderer,
  qrSvg,
} from '@banshi/documents';
import type { Runtime } from '../runtime.ts';
import { openSeals } from '../settings/seals.ts';

interface Press {
  renderer: PdfRenderer;
  coverage: Promise<FontCoverage>;
}

/** One browser for the process, started with the first document. */
function pressOf(runtime: Runtime): Press {
  const held = runtime.memory.get('press') as Press | undefined;
  if (held) return held;
  const { config } = runtime;
  const press: Press = {
    renderer: createPdfRenderer({
      cacheDir: path.join(config.dataDir, 'chromium'),
      ...(config.chromiumPath ? { chromiumPath: config.chromiumPath } : {}),
    }),
    coverage: createFontCoverage(),
  };
  runtime.memory.set('press', press);
  return press;
}

export async function closePrinting(runtime: Runtime): Promise<void> {
  const held = runtime.memory.get('press') as Press | undefined;
  runtime.memory.delete('press');
  await held?.renderer.close();
}

export interface PrintRequest {
  html: string;
  /** With both, the skeleton stays loaded and only the slots change: the fast way for licences of one face. */
  skeleton?: string;
  slots?: Record<string, string>;
  /** Every character that will be printed, for the check against the fonts. */
  text: string;
  page: { widthMm: number; heightMm: number };
  title: string;
  reason: string;
  owner: SealOwner;
  place?: SealPlace;
}

/** Prints, makes it PDF/A and seals it. Throws where a character is in no font: a name must not change by printing. */
export async function printSealed(runtime: Runtime, request: PrintRequest): Promise<Uint8Array> {
  const { renderer, coverage } = pressOf(runtime);
  const missing = (await coverage).problems(request.text, request.title);
  if (missing.length > 0) throw refuseProblems('documents.missingCharacter', missing);
  const { html, skeleton, slots, page, title, owner } = request;
  const now = runtime.now();
  const common = {
    page,
    information: { title, author: owner.bodyName, createdAt: now },
    tagged: true,
    tenant: owner.sealKey,
  };
  const pdf =
    skeleton && slots
      ? await renderer.renderFromTemplate({ ...common, skeleton, slots })
      : await renderer.renderPdf({ ...common, html });
  const seals = await openSeals(runtime);
  const sealed = await seals.seal({
    pdf,
    owner,
    reason: request.reason,
    signedAt: now,
    place: request.place,
  });
  return sealed.pdf;
}

export const qrPicture = (text: string): { svg: string } => ({ svg: qrSvg(text) });

/** Problems of a template or its data as the error that a job stops with. */
export const refuseProblems = (code: string, problems: Problem[]): BanshiError =>
  new BanshiError({
    code,
    place: problems[0]?.place,
    personMessage: problems[0]?.message ?? '文书不能制作，请检查模板和数据。',
    details: { problems },
    status: 422,
  });
