import { readInThread, type ThreadProblem } from '../attachments/read-in-thread.ts';

/** Four bytes a pixel: red, green, blue, alpha. */
export interface RawPicture {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

export type HeicProblem = { problem: 'DAMAGED' } | { problem: 'TOO_MANY_PIXELS'; pixels: number };

/** A photo of 64 megapixels is held twice, by the decoder and by us, and takes a phone's processor some seconds. */
const limits = { milliseconds: 30_000, heapMb: 128, externalMb: 900 };

/**
 * Unpacks a HEIC photo, as sharp's own build does not: HEVC is patented, and libheif compiled to WebAssembly comes beside
 * it. See docs/adr/0022.
 */
export async function readHeic(
  bytes: Buffer,
  mostPixels: number,
): Promise<RawPicture | HeicProblem | { problem: ThreadProblem }> {
  const answer = await readInThread<RawPicture | HeicProblem>(
    '../files/heic-worker',
    bytes,
    { mostPixels },
    limits,
  );
  return typeof answer === 'string' ? { problem: answer } : answer;
}
