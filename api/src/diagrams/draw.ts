import { createHash } from 'node:crypto';
import type { ColourNotation as Notation, DiagramData } from '@fieldlore/content';
import type { DrawingOptions } from '@fieldlore/content/drawing';
import { LRUCache } from 'lru-cache';
import { registerEnumType } from 'type-graphql';
import { BadInputError } from '../errors.ts';
import { Locale } from '../graphql/locale.ts';
import { LimitedThread } from '../limited-thread.ts';

export enum ColourNotation {
  IEC = 'IEC',
  RU = 'RU',
  DIN = 'DIN',
}
registerEnumType(ColourNotation, {
  name: 'ColourNotation',
  description: 'Letters of wire colours: IEC 60757, Russian, or DIN 47002 of German looms.',
  valuesConfig: {
    IEC: { description: 'BU/WH' },
    RU: { description: 'С/Б' },
    DIN: { description: 'bl/ws' },
  },
});

/** Pixels: narrower than the smallest phone or wider than a sheet is a mistake. */
const WIDTHS = { least: 240, most: 4000 };
/** Pixels: nobody sees a drawing this much narrower, and not every width is a drawing of its own. */
const STEP = 20;

/** What the thread is given. */
export interface DrawJob {
  data: DiagramData;
  options: DrawingOptions;
  compared?: Compared;
}

/** Another revision, and which of the two is drawn: what changed is marked. */
export interface Compared {
  other: DiagramData;
  side: 'before' | 'after';
}

const thread = new LimitedThread<DrawJob, string>(new URL('./draw-worker', import.meta.url), {
  path: 'drawing',
  busy: {
    ru: 'Сейчас рисуется слишком много схем. Откройте эту ещё раз через минуту.',
    en: 'Too many schemes are being drawn now. Open this one again in a minute.',
  },
  late: {
    ru: 'Схема не успела нарисоваться: она слишком велика или рисунков просят слишком много. Разделите её на листы или откройте ещё раз.',
    en: 'The scheme could not be drawn in time: it is too large, or too many are asked for. Split it into sheets, or open it again.',
  },
});

/** Drawings by what they show, which is how a page that is read often costs nothing; in bytes of text. */
const drawn = new LRUCache<string, string>({
  maxSize: 16 * 1024 * 1024,
  sizeCalculation: ({ length }) => length,
});

/** Those under way, by the same keys: a page that many open at once is drawn once. */
const underWay = new Map<string, Promise<string>>();

export interface DrawingInput {
  title: string;
  width: number;
  notation: ColourNotation | null | undefined;
  locale: Locale;
}

/**
 * A drawing at most as wide as asked, in steps of 20 pixels.
 * @throws BadInputError for a width that no screen has, for a scheme that can't be drawn in time and where too many wait
 */
export async function draw(
  data: DiagramData,
  { width, notation, locale, title }: DrawingInput,
  compared?: Compared,
): Promise<string> {
  const { least, most } = WIDTHS;
  if (width < least || width > most)
    throw new BadInputError([
      {
        path: 'width',
        message: {
          ru: `Ширина рисунка — от ${least} до ${most} пикселей.`,
          en: `A drawing is ${least} to ${most} pixels wide.`,
        },
      },
    ]);
  const ofLanguage: Notation = locale === Locale.ru ? 'RU' : 'IEC';
  const options = { width: width - (width % STEP), notation: notation ?? ofLanguage, locale, title };
  const key = createHash('sha256')
    .update(JSON.stringify([data, options, compared]))
    .digest('base64');
  const known = drawn.get(key) ?? underWay.get(key);
  if (known !== undefined) return await known;
  const drawing = thread.run({ data, options, ...(compared && { compared }) });
  underWay.set(key, drawing);
  try {
    const svg = await drawing;
    drawn.set(key, svg);
    return svg;
  } finally {
    underWay.delete(key);
  }
}
