import { fromHtml, toText } from '@fieldlore/content';

/** A cell of the generated table without its ornaments. */
export interface CarCell {
  text: string;
  /** A star icon instead of text: full or empty. */
  star: boolean | null;
  /** Numbers of footnotes. */
  footnotes: string[];
}

const footnote = /\[?<sup>([\d,\s]+)<\/sup>\]?(?:\(#[^)]*\))?/g;

export function readCell(cell: string): CarCell {
  const footnotes = [...cell.matchAll(footnote)].flatMap(([, numbers = '']) =>
    numbers.split(/[,\s]+/).filter(Boolean),
  );
  const star = /icon-star-(full|empty)/.exec(cell)?.[1];
  return {
    text: cell.replace(footnote, '').trim(),
    star: star === undefined ? null : star === 'full',
    footnotes,
  };
}

/** The footnotes below the table by their numbers. */
export function readFootnotes(text: string): Map<string, string> {
  const notes = new Map<string, string>();
  for (const [, number = '', html = ''] of text.matchAll(/^<sup>(\d+)<\/sup>(.*)$/gm))
    notes.set(number, toText(fromHtml(html)).trim());
  return notes;
}

export interface UnsupportedCar {
  line: number;
  /** `Toyota RAV4 Prime 2021+` */
  name: string;
  /** What stands above the list. */
  reason: string;
}

/** Bullet lists under a sentence that says "not supported". */
export function readUnsupported(text: string): UnsupportedCar[] {
  const cars: UnsupportedCar[] = [];
  let paragraph: string[] = [];
  let reason = '';
  text.split(/\r\n?|\n/).forEach((line, i) => {
    const name = /^\s*[-*+]\s+(.+)$/.exec(line)?.[1]?.trim();
    if (name) {
      if (reason) cars.push({ line: i + 1, name, reason });
    } else if (line.trim() === '' || line.startsWith('#')) {
      if (paragraph.length > 0) reason = refusalIn(paragraph.join(' '));
      if (line.startsWith('#')) reason = '';
      paragraph = [];
    } else paragraph.push(line.trim());
  });
  return cars;
}

/** The sentence that refuses; '' where none does. */
function refusalIn(paragraph: string): string {
  const plain = paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]/g, '');
  const sentences = plain.split(/(?<=[.!?])\s+/);
  return sentences.find((sentence) => /\b(?:not|n't)\b(?: yet)? support|не поддержива/i.test(sentence)) ?? '';
}
