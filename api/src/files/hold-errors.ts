import type { Readable } from 'node:stream';

/**
 * Lets a stream break before anybody reads it, which would otherwise end the process. Whoever reads it later hears of it
 * all the same.
 */
export function holdErrors<T extends Readable>(stream: T): T {
  return stream.on('error', () => {});
}
