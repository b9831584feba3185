import sharp from 'sharp';
import type { SourceFile } from '../reading/source.ts';
import type { Problem } from '../report.ts';

/** A pin's place in pixels from the top left. */
export interface PinPoint {
  pin: string;
  x: number;
  y: number;
}

export interface PicturePlaces {
  /** Fractions (0–1) of width and height. */
  inside: PinPoint[];
  /** Pins whose places lie off the picture. */
  outside: string[];
}

/** Places in pixels as fractions, so that the picture may be shown at any size. */
export async function placesOn(
  image: SourceFile,
  points: readonly PinPoint[],
): Promise<PicturePlaces | null> {
  const size = await sharp(await image.bytes())
    .metadata()
    .catch(() => null);
  if (!size?.width || !size.height) return null;
  const { width, height } = size;
  const inside = points.filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height);
  return {
    inside: inside.map(({ pin, x, y }) => ({ pin, x: x / width, y: y / height })),
    outside: points.filter((point) => !inside.includes(point)).map(({ pin }) => pin),
  };
}

export const missingPicture: Problem = {
  message: {
    ru: 'Картинки, на которую ссылается файл, нет.',
    en: 'The picture that the file refers to is missing.',
  },
  remedy: {
    ru: 'Запись импортирована без неё. Положите картинку рядом и повторите импорт.',
    en: 'The entry is imported without it. Put the picture beside it and import again.',
  },
};
