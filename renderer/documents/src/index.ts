export { type BrowserOptions, launchBrowser } from './browser.ts';
export { type Chromium, findChromium } from './chromium.ts';
export { createFontCoverage, type FontCoverage, type MissingCharacter } from './font-coverage.ts';
export { documentFonts, type FontFile } from './fonts.ts';
export { createPdfRenderer, type PdfRenderer, type PdfRendererOptions } from './pdf-renderer.ts';
export { toPdfA } from './pdfa.ts';
export { type QrCorrection, qrDataUrl, qrSvg } from './qr.ts';
