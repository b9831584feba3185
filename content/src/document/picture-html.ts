import { drawPhotoMarks, photoAlt } from '../drawing/photo-marks.ts';
import { escapeHtml } from './escape.ts';
import { pictureOf } from './picture.ts';
import type { Locale } from './problem-text.ts';

export interface FileAddress {
  src: string;
  /** The picture's own size, pixels: with it the page does not jump while pictures load. */
  width?: number | null;
  height?: number | null;
}

const WORDS = { ru: 'Картинка', en: 'Picture' } as const;

/**
 * A picture with its marks over it and its caption under it; `isFigure` where it stands alone. Caption and marks are
 * attributes as well, by which a page that is pasted or read from HTML becomes the same document again.
 */
export function pictureHtml(
  attrs: Record<string, unknown>,
  address: FileAddress | null,
  { isFigure, locale }: { isFigure: boolean; locale: Locale },
): string {
  const { alt, caption, marks } = pictureOf(attrs);
  if (!address) {
    const words = alt || caption;
    return words ? `<span class="missing-image">${escapeHtml(words)}</span>` : '';
  }
  const own = { width: address.width ?? null, height: address.height ?? null };
  const width = typeof attrs.width === 'number' ? attrs.width : own.width;
  const height = own.width && own.height && width ? Math.round((own.height * width) / own.width) : null;
  const said = marks.length > 0 ? photoAlt(alt || caption || WORDS[locale], marks, locale) : alt;
  const kept = [
    attribute('data-file', attrs.file),
    attribute('data-caption', caption || null),
    attribute('data-marks', marks.length > 0 ? JSON.stringify(marks) : null),
    // What is said differs from what the author wrote as soon as there are marks to tell.
    attribute('data-alt', said === alt ? null : alt),
  ].join('');
  const img = `<img src="${escapeHtml(address.src)}"${kept} alt="${escapeHtml(said)}"${attribute('width', width)}${attribute('height', height)} loading="lazy" decoding="async">`;
  const picture =
    marks.length > 0 ? `<span class="marked">${img}${drawPhotoMarks({ ...own, marks })}</span>` : img;
  if (!caption) return picture;
  if (isFigure) return `${picture}<figcaption data-caption="">${escapeHtml(caption)}</figcaption>`;
  return `<span class="captioned">${picture}<span class="caption" data-caption="">${escapeHtml(caption)}</span></span>`;
}

/** ` name="value"`, or nothing for what is not set. */
export const attribute = (name: string, value: unknown): string =>
  value === null || value === undefined ? '' : ` ${name}="${escapeHtml(String(value))}"`;
