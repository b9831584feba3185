import { escapeHtml } from '../document/escape.ts';
import type { Locale } from '../document/problem-text.ts';
import type { Photo, PhotoMark } from '../kinds/photo.ts';

/** Against white all of them have a contrast of more than 5 : 1. */
export const PHOTO_MARK_HEX: Record<PhotoMark['colour'], string> = {
  RED: '#c4161c',
  BLUE: '#1457b8',
  GREEN: '#0a6b2d',
  BLACK: '#111111',
};

/** The drawing is this wide whatever the picture's size, so that signs are as large on every picture. */
const WIDTH = 1000;
const LINE = 9;
/** White on each side of a line. */
const HALO = 5;
const HEAD = 38;
const BADGE = 30;
const LETTERS = 44;

type Drawn = Required<Pick<Photo, 'marks'>> & Pick<Photo, 'width' | 'height'>;

/** How wide a picture is to its height; a photo of which nothing is known lies on its side. */
function heightOf({ width, height }: Drawn): number {
  return width && height ? (WIDTH * height) / width : (WIDTH * 3) / 4;
}

/**
 * The marks of a picture as an SVG to lay over it at the same size; empty where there are none. Nothing of it comes from
 * people but numbers and escaped text. It is hidden from screen readers: {@link photoAlt} says it all.
 */
export function drawPhotoMarks(photo: Drawn): string {
  if (photo.marks.length === 0) return '';
  const height = heightOf(photo);
  const shapes = photo.marks.map((mark) => draw(mark, height)).join('');
  return `<svg class="photo-marks" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${round(height)}" aria-hidden="true" focusable="false">${shapes}</svg>`;
}

function draw(mark: PhotoMark, height: number): string {
  const colour = PHOTO_MARK_HEX[mark.colour];
  const [x, y] = [mark.x * WIDTH, mark.y * height];
  const [x2, y2] = [(mark.x2 ?? mark.x) * WIDTH, (mark.y2 ?? mark.y) * height];
  switch (mark.kind) {
    case 'ARROW':
      return outlined(arrow(x, y, x2, y2), colour);
    case 'CIRCLE':
      return outlined(
        `<ellipse cx="${round((x + x2) / 2)}" cy="${round((y + y2) / 2)}" rx="${round(Math.abs(x2 - x) / 2)}" ry="${round(Math.abs(y2 - y) / 2)}"/>`,
        colour,
      );
    case 'BOX':
      return outlined(
        `<rect x="${round(Math.min(x, x2))}" y="${round(Math.min(y, y2))}" width="${round(Math.abs(x2 - x))}" height="${round(Math.abs(y2 - y))}" rx="4"/>`,
        colour,
      );
    case 'NUMBER':
      return `<g><circle cx="${round(x)}" cy="${round(y)}" r="${BADGE + HALO}" fill="#fff"/><circle cx="${round(x)}" cy="${round(y)}" r="${BADGE}" fill="${colour}"/><text x="${round(x)}" y="${round(y)}" dy=".35em" ${FONT} font-size="36" text-anchor="middle" fill="#fff">${mark.number ?? 1}</text></g>`;
    case 'TEXT': {
      const anchor = mark.x < 1 / 3 ? 'start' : mark.x > 2 / 3 ? 'end' : 'middle';
      return `<text x="${round(x)}" y="${round(y)}" dy=".35em" ${FONT} font-size="${LETTERS}" text-anchor="${anchor}" fill="${colour}" stroke="#fff" stroke-width="${2 * HALO}" stroke-linejoin="round" paint-order="stroke">${escapeHtml(mark.text ?? '')}</text>`;
    }
  }
}

const FONT = 'font-family="sans-serif" font-weight="700"';

/** A line twice: wide in white, then in its colour. */
function outlined(shape: string, colour: string): string {
  const style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"';
  return `<g ${style}><g stroke="#fff" stroke-width="${LINE + 2 * HALO}">${shape}</g><g stroke="${colour}" stroke-width="${LINE}">${shape}</g></g>`;
}

function arrow(x: number, y: number, x2: number, y2: number): string {
  const angle = Math.atan2(y2 - y, x2 - x);
  const barb = (turn: number) =>
    `${round(x2 - HEAD * Math.cos(angle + turn))} ${round(y2 - HEAD * Math.sin(angle + turn))}`;
  return `<path d="M${round(x)} ${round(y)}L${round(x2)} ${round(y2)}M${barb(0.5)}L${round(x2)} ${round(y2)}L${barb(-0.5)}"/>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

const words: Record<Locale, { marks: string } & Record<PhotoMark['kind'], (mark: PhotoMark) => string>> = {
  ru: {
    marks: 'Отмечено',
    ARROW: () => 'стрелка',
    CIRCLE: () => 'кружок',
    BOX: () => 'рамка',
    NUMBER: ({ number }) => `номер ${number ?? 1}`,
    TEXT: ({ text }) => `«${text ?? ''}»`,
  },
  en: {
    marks: 'Marked',
    ARROW: () => 'an arrow',
    CIRCLE: () => 'a circle',
    BOX: () => 'a box',
    NUMBER: ({ number }) => `number ${number ?? 1}`,
    TEXT: ({ text }) => `“${text ?? ''}”`,
  },
};

/** One mark in words, such as `номер 2`. */
export function markText(mark: PhotoMark, locale: Locale): string {
  return words[locale][mark.kind](mark);
}

/** The alternative text of a picture: what it shows, and what is marked on it. */
export function photoAlt(shows: string, marks: readonly PhotoMark[], locale: Locale): string {
  if (marks.length === 0) return shows;
  const list = marks.map((mark) => markText(mark, locale)).join(', ');
  return `${shows}${/[.!?…]$/.test(shows) ? '' : '.'} ${words[locale].marks}: ${list}.`;
}
