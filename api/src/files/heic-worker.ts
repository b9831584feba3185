import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { HeicProblem, RawPicture } from './read-heic.ts';

/** A thread for one photo, that may be stopped in the middle: whatever a file does to it, it does to nobody else. */

interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  /** Upright as the camera was held; null where the pixels cannot be read. */
  display(target: RawPicture, done: (picture: RawPicture | null) => void): void;
}

/** What we use of the library. Its own types are those of the raw C functions. */
const libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle') as {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
};

const { bytes, mostPixels } = workerData as { bytes: Uint8Array; mostPixels: number };

async function read(): Promise<RawPicture | HeicProblem> {
  const images = new libheif.HeifDecoder().decode(bytes);
  const image = images.find((one) => one.is_primary()) ?? images[0];
  if (!image) return { problem: 'DAMAGED' };
  const [width, height] = [image.get_width(), image.get_height()];
  // Nothing is unpacked before it is known to be small enough.
  if (width * height > mostPixels) return { problem: 'TOO_MANY_PIXELS', pixels: width * height };
  const target = { width, height, data: new Uint8ClampedArray(width * height * 4) };
  const shown = await new Promise<RawPicture | null>((resolve) => image.display(target, resolve));
  return shown ?? { problem: 'DAMAGED' };
}

const answer = await read();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port has no origin
parentPort!.postMessage(answer);
