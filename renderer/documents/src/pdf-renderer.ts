import { BanshiError } from '@banshi/core/errors';
import type { DocumentPort, PdfRequest, TemplatePdfRequest } from '@banshi/core/ports';
import { type BrowserOptions, createBrowserHandle } from './browser.ts';
import { toPdfA } from './pdfa.ts';
import { fillSlots, loadDocument, openPrintPage, type PrintPage, printPdf } from './print-page.ts';

export interface PdfRendererOptions extends BrowserOptions {
  /** Pages that print side by side; two use two cores, more gain nothing. */
  pages?: 1 | 2;
  /** Milliseconds per PDF, the browser's start not counted; default 20,000. */
  timeLimit?: number;
  /** PDFs after which a page is replaced, since a page only ever grows; default 1,000. */
  recycleAfter?: number;
}

export interface PdfRenderer extends DocumentPort {
  /** Starts the browser ahead of the first PDF, so that a wrong setting shows at start. */
  warmUp(): Promise<void>;
  /** Process of the running browser, for logs and for whoever supervises it. */
  processId(): number | undefined;
}

interface Seat {
  isBusy: boolean;
  page: PrintPage | undefined;
}

type Task = (page: PrintPage) => Promise<Uint8Array>;

/**
 * Prints PDFs on one shared Chromium: one task at a time per page, a page for one tenant only, a fresh page every
 * thousand PDFs. If page or browser dies, the PDF is tried once more on new ones; a PDF over the time limit is not.
 */
export function createPdfRenderer(options: PdfRendererOptions): PdfRenderer {
  const { pages = 2, timeLimit = 20_000, recycleAfter = 1_000 } = options;
  const browser = createBrowserHandle(options);
  const seats: Seat[] = Array.from({ length: pages }, () => ({ isBusy: false, page: undefined }));
  const waiting: (() => void)[] = [];

  async function takeSeat(tenant: string, skeleton: string | undefined): Promise<Seat> {
    for (;;) {
      const seat = bestSeat(seats, tenant, skeleton);
      if (seat) {
        seat.isBusy = true;
        return seat;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  function leaveSeat(seat: Seat): void {
    seat.isBusy = false;
    waiting.shift()?.();
  }

  async function pageFor(seat: Seat, tenant: string): Promise<PrintPage> {
    const { page } = seat;
    if (page && page.tenant === tenant && page.printed < recycleAfter && !page.page.isClosed()) return page;
    await discard(seat);
    seat.page = await openPrintPage(await browser.get(), tenant);
    return seat.page;
  }

  async function attempt(seat: Seat, tenant: string, task: Task): Promise<Uint8Array> {
    const page = await pageFor(seat, tenant);
    const pdf = await withinLimit(Promise.race([task(page), page.crashed]), timeLimit);
    page.printed += 1;
    return pdf;
  }

  async function print(request: PdfRequest | TemplatePdfRequest, task: Task): Promise<Uint8Array> {
    const { tenant = '', information } = request;
    const seat = await takeSeat(tenant, 'skeleton' in request ? request.skeleton : undefined);
    let pdf: Uint8Array;
    try {
      pdf = await attemptTwice(seat, () => attempt(seat, tenant, task));
    } finally {
      leaveSeat(seat);
    }
    return information ? toPdfA(pdf, information) : pdf;
  }

  return {
    renderPdf: (request) =>
      print(request, async (page) => {
        page.skeleton = undefined;
        await loadDocument(page, request.html);
        return printPdf(page, { page: request.page, tagged: request.tagged ?? false });
      }),
    renderFromTemplate: (request) =>
      print(request, async (page) => {
        if (page.skeleton !== request.skeleton) {
          page.skeleton = undefined;
          await loadDocument(page, request.skeleton);
          page.skeleton = request.skeleton;
        }
        await fillSlots(page, request.slots);
        return printPdf(page, { page: request.page, tagged: request.tagged ?? false });
      }),
    async warmUp() {
      await browser.get();
    },
    processId: () => browser.processId(),
    async close() {
      for (const seat of seats) seat.page = undefined;
      await browser.close();
    },
  };
}

/** The idle seat with the least to do before it can print: same skeleton, same tenant, a new page, another's page. */
function bestSeat(seats: readonly Seat[], tenant: string, skeleton: string | undefined): Seat | undefined {
  const cost = ({ page }: Seat): number => {
    if (!page) return 2;
    if (page.tenant !== tenant) return 3;
    return page.skeleton === skeleton ? 0 : 1;
  };
  return seats.filter((seat) => !seat.isBusy).sort((first, second) => cost(first) - cost(second))[0];
}

async function discard(seat: Seat): Promise<void> {
  const page = seat.page;
  seat.page = undefined;
  // Closing fails where the browser is already gone, which is what was wanted.
  await page?.page.close().catch(() => undefined);
}

async function attemptTwice(seat: Seat, attempt: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await attempt();
  } catch (error) {
    await discard(seat);
    if (error instanceof BanshiError) throw error;
  }
  try {
    return await attempt();
  } catch (cause) {
    await discard(seat);
    if (cause instanceof BanshiError) throw cause;
    throw new BanshiError({
      code: 'documents.failed',
      status: 503,
      personMessage: '文书制作失败，请稍后重试；多次失败请联系系统管理员',
      cause,
    });
  }
}

async function withinLimit<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new BanshiError({
          code: 'documents.timeout',
          status: 503,
          personMessage: '文书制作超时，请精简内容后重试；多次超时请联系系统管理员',
        }),
      );
    }, milliseconds);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
