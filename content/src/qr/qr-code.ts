import { encode } from 'uqr';

export interface QrCode {
  /** Modules along a side. Readers want four of them left white around the code. */
  size: number;
  /** Of SVG, in modules: the dark ones. */
  path: string;
}

/**
 * A text as a QR code that survives a scratch or a fold (level M: 15 % of it may be lost).
 * Runs of dark modules are one rectangle each, so that no hairlines show between them on paper.
 */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const runs = data.flatMap((row, y) => darkRuns(row).map(({ from, to }) => run(from, y, to - from)));
  return { size, path: runs.join('') };
}

const run = (x: number, y: number, width: number): string => `M${x} ${y}h${width}v1h-${width}z`;

function darkRuns(row: readonly boolean[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last?.to === x) last.to = x + 1;
    else runs.push({ from: x, to: x + 1 });
  });
  return runs;
}
