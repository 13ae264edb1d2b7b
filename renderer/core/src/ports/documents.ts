/** A sheet in millimetres. */
export interface PageSize {
  widthMm: number;
  heightMm: number;
}

export interface PdfInformation {
  /** Shown by viewers in the window title. */
  title: string;
  /** The body in whose name the document is issued. */
  author?: string;
  /** ISO instant; the file carries this moment and never the machine's own clock. */
  createdAt: string;
}

interface PdfRequestBase {
  page: PageSize;
  /** Turns the print into PDF/A-2u with these facts; without it Chromium's own file is returned. */
  information?: PdfInformation;
  /** Structure tags for screen readers; costs 3–4 ms. */
  tagged?: boolean;
  /** Whose data it is: a page that held one tenant's data never prints for another. */
  tenant?: string;
}

/** A document of its own: the HTML is loaded, printed and forgotten. */
export interface PdfRequest extends PdfRequestBase {
  html: string;
}

/**
 * A document from a skeleton that stays loaded. `skeleton` is a whole HTML document in which elements marked
 * `data-slot="name"` are filled with `slots[name]` (HTML made by our own escaping renderer, never typed text).
 */
export interface TemplatePdfRequest extends PdfRequestBase {
  skeleton: string;
  slots: Record<string, string>;
}

/**
 * Prints HTML to PDF. Both calls throw `BanshiError`: `documents.timeout` after the renderer's limit per file,
 * `documents.failed` where the browser cannot be started or died twice.
 */
export interface DocumentPort {
  renderPdf(request: PdfRequest): Promise<Uint8Array>;
  renderFromTemplate(request: TemplatePdfRequest): Promise<Uint8Array>;
  close(): Promise<void>;
}
