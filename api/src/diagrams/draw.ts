import { createHash } from 'node:crypto';
import type { ColourNotation as Notation, DiagramData } from '@fieldlore/content';
import type { DrawingOptions } from '@fieldlore/content/drawing';
import { LRUCache } from 'lru-cache';
import { Piscina } from 'piscina';
import { registerEnumType } from 'type-graphql';
import { BadInputError } from '../errors.ts';
import { Locale } from '../graphql/locale.ts';

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

// From source Node strips the types itself, and takes our packages from their sources too.
const isSource = import.meta.url.endsWith('.ts');
const thread = new Piscina<[DiagramData, DrawingOptions], string>({
  filename: new URL(isSource ? './draw-worker.ts' : './draw-worker.js', import.meta.url).href,
  execArgv: isSource ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [],
  minThreads: 0,
  maxThreads: 1,
  idleTimeout: 60_000,
});
/** Milliseconds in the queue and in the making. */
const patience = 20_000;

/** Drawings by what they show, which is how a page that is read often costs nothing; in bytes of text. */
const drawn = new LRUCache<string, string>({
  maxSize: 16 * 1024 * 1024,
  sizeCalculation: ({ length }) => length,
});

export interface DrawingInput {
  title: string;
  width: number;
  notation: ColourNotation | null | undefined;
  locale: Locale;
}

/** @throws BadInputError for a width that no screen has, and for a scheme that can't be drawn in time */
export async function draw(
  data: DiagramData,
  { width, notation, locale, title }: DrawingInput,
): Promise<string> {
  const { least, most } = WIDTHS;
  if (width < least || width > most)
    throw badInput('width', {
      ru: `Ширина рисунка — от ${least} до ${most} пикселей.`,
      en: `A drawing is ${least} to ${most} pixels wide.`,
    });
  const ofLanguage: Notation = locale === Locale.ru ? 'RU' : 'IEC';
  const options = { width, notation: notation ?? ofLanguage, locale, title };
  const key = createHash('sha256')
    .update(JSON.stringify([data, options]))
    .digest('base64');
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const signal = AbortSignal.timeout(patience);
  try {
    const svg = await thread.run([data, options], { signal });
    drawn.set(key, svg);
    return svg;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw badInput('drawing', {
      ru: 'Схема не успела нарисоваться: она слишком велика или рисунков просят слишком много. Разделите её на листы или откройте ещё раз.',
      en: 'The scheme could not be drawn in time: it is too large, or too many are asked for. Split it into sheets, or open it again.',
    });
  }
}

const badInput = (path: string, message: { ru: string; en: string }) =>
  new BadInputError([{ path, message }]);
