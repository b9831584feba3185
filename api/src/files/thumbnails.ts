import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { App } from '../context.ts';
import { contentKey, thumbnailKey } from './file-keys.ts';
import type { StoredFile } from './file.entity.ts';
import { isPicture } from './file-types.ts';
import { thumbnail } from './images.ts';

/** A drawing is sharp at any size; pictures narrower than asked are made only lighter. */
export function hasThumbnails({ mime }: StoredFile): boolean {
  return isPicture(mime) && mime !== 'image/svg+xml';
}

/** Asked for by several readers at the same moment, a thumbnail is still made once. */
const inTheMaking = new WeakMap<App, Map<string, Promise<Buffer>>>();

/**
 * WebP of this width, made at the first request and kept beside the content.
 * @param width one of `thumbnailWidths`
 */
export async function findThumbnail(app: App, file: StoredFile, width: number): Promise<Buffer> {
  const key = thumbnailKey(file, width);
  if (await app.files.exists(key)) return await buffer(await app.files.read(key));
  const making = inTheMaking.get(app) ?? new Map<string, Promise<Buffer>>();
  inTheMaking.set(app, making);
  const made = making.get(key) ?? make(app, file, width).finally(() => making.delete(key));
  making.set(key, made);
  return await made;
}

async function make(app: App, file: StoredFile, width: number): Promise<Buffer> {
  const bytes = await thumbnail(() => app.files.read(contentKey(file)), width);
  try {
    await app.files.write(thumbnailKey(file, width), Readable.from([bytes]), bytes.length);
  } catch (error) {
    // It can be shown all the same, and made again next time.
    app.log.warn({ err: error, file: file.id }, 'a thumbnail was not kept');
  }
  return bytes;
}
