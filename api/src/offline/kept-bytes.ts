import { filePath } from '../files/file-url.ts';
import type { StoredFile } from '../files/file.entity.ts';
import { hasThumbnails } from '../files/thumbnails.ts';
import type { OfflineFile } from './offline.types.ts';

/** Pixels across, one of the widths that files are served in: as much as a phone shows of a photo that is enlarged. */
const WIDTH = 1280;
/** Of a photo as WebP at that width, measured on the photos of the demo company. */
const BYTES_A_PIXEL = 0.16;

/** A file as it is kept: a picture no larger than it is shown. */
export function fileOf(file: StoredFile): OfflineFile {
  const url = filePath(file);
  if (!hasThumbnails(file)) return { url, mime: file.mime, bytes: file.size };
  const across = Math.min(file.width ?? WIDTH, WIDTH);
  const down = across * ((file.height ?? across) / (file.width ?? across));
  const bytes = Math.round(Math.min(file.size, across * down * BYTES_A_PIXEL));
  return { url: `${url}?w=${WIDTH}`, mime: file.mime, bytes };
}

/** What every page has around its content, and the two drawings of a scheme, compressed as pages are kept. */
const FRAME = 9_000;

/**
 * About what a page takes on a device, compressed. The pages are made elsewhere, so it is told from the length of what
 * they show; `npm run bench:offline` sets it beside what is really kept.
 * @param letters of the content as JSON
 */
export function pageBytes(letters: number, isDrawn: boolean): number {
  return Math.round(FRAME + letters * (isDrawn ? 0.9 : 0.4));
}
