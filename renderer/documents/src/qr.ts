import QRCode from 'qrcode';

/** Modules of quiet zone; ISO/IEC 18004 asks for four. */
const QUIET = 4;

export type QrCorrection = 'L' | 'M' | 'Q' | 'H';

/**
 * A QR code as SVG of one path: sharp at any size, no bitmap in the PDF, no image to wait for. At 26 mm an address of
 * about 63 characters has 33² modules, readable from a 100 dpi print; more text needs a larger square.
 */
export function qrSvg(text: string, correction: QrCorrection = 'M'): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: correction });
  const size = modules.size + 2 * QUIET;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; ) {
      let run = 0;
      while (column + run < modules.size && modules.get(row, column + run)) run += 1;
      if (run > 0) path += `M${column + QUIET} ${row + QUIET}h${run}v1h-${run}z`;
      column += Math.max(1, run);
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<rect width="${size}" height="${size}" fill="#ffffff"/><path d="${path}" fill="#000000"/></svg>`
  );
}

/** The same as a data URL, for an `<img>` on a web page. */
export function qrDataUrl(text: string, correction: QrCorrection = 'M'): string {
  return `data:image/svg+xml;base64,${Buffer.from(qrSvg(text, correction)).toString('base64')}`;
}
