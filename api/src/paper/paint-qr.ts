import type { QrCode } from '@fieldlore/content/qr';
import type { Pdf } from './pdf-document.ts';

/** A QR code as vectors, its corner and side in points. The white around it is whoever places it to leave. */
export function paintQr(pdf: Pdf, { size: modules, path }: QrCode, x: number, y: number, side: number): void {
  pdf
    .save()
    .translate(x, y)
    .scale(side / modules);
  pdf.path(path).fill('#000');
  pdf.restore();
}
