import { type ColourNotation as Notation, type DiagramData, drawDiagram } from '@fieldlore/content';
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

export interface DrawingInput {
  title: string;
  width: number;
  notation: ColourNotation | null | undefined;
  locale: Locale;
}

/** @throws BadInputError for a width that no screen has */
export function draw(data: DiagramData, { width, notation, locale, title }: DrawingInput): string {
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
  return drawDiagram(data, { width, notation: notation ?? ofLanguage, locale, title });
}
