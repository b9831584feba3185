import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WIRE_COLOURS, type WireColour } from './wire-colour.ts';
import { parseColour } from './parse-wire-colour.ts';
import { colourCode, colourHex } from './wire-colour-notation.ts';
import { colourWords } from './wire-colour-words.ts';

const short = (colour: WireColour | null) => (colour ? colourCode(colour, 'IEC') : null);

describe('parseColour', () => {
  // prettier-ignore
  it.each([
    ['BU', 'BU'], ['BU/WH', 'BU/WH'], ['BUWH', 'BU/WH'], ['gnye', 'GN/YE'], ['BLK', 'BK'], ['PPL/WHT', 'VT/WH'],
    ['ч', 'BK'], ['СБ', 'BU/WH'], ['Г/Б', 'BU/WH'], ['К-Ч', 'RD/BK'], ['КЧ', 'BN'], ['КчБ', 'BN/WH'], ['ЗЖ', 'GN/YE'],
    ['Ж Б 1.5', 'YE/WH'], ['кор.', 'BN'], ['сер\\чер', 'GY/BK'], ['C/Б', 'BU/WH'], ['O', null],
    ['сине-белый', 'BU/WH'], ['Жёлто-зелёный', 'YE/GN'], ['чёрная', 'BK'], ['коричневый с белой полосой', 'BN/WH'],
    ['серебристый', 'SR'], ['серый', 'GY'], ['светло-зелёный', 'GN'], ['тёмно-синий/красный', 'BU/RD'],
    ['bl/ws', 'BU/WH'], ['swrt', 'BK/RD'], ['grün', 'GN'], ['blue-white', 'BU/WH'], ['light blue', 'BU'],
    ['green with a yellow stripe', 'GN/YE'], ['purple', 'VT'], ['gray', 'GY'],
    ['', null], ['CU', null], ['ср', null], ['С/З/Б', null], ['зелёнка-х', null], ['B', null], ['12', null],
  ])('reads %j as %s', (text, expected) => expect(short(parseColour(text))).toBe(expected));

  it('reads the letters of VAZ where it is told so', () => {
    expect(['К', 'С', 'ПБ', 'КС', 'Ч'].map((text) => short(parseColour(text, { maker: 'VAZ' })))).toEqual([
      'BN',
      'GY',
      'RD/WH',
      'BN/GY',
      'BK',
    ]);
  });

  it('reads back every colour in every notation and in words', () => {
    for (const main of WIRE_COLOURS)
      for (const stripe of [null, ...WIRE_COLOURS.filter((code) => code !== main)]) {
        const colour: WireColour = stripe ? { main, stripe } : { main };
        for (const text of [
          ...(['IEC', 'RU', 'DIN'] as const).map((n) => colourCode(colour, n)),
          colourWords(colour, 'ru'),
          colourWords(colour, 'en'),
        ])
          expect([text, parseColour(text)]).toEqual([text, colour]);
      }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(short(parseColour(text))).not.toBe('');
      }),
    );
  });
});

describe('colourCode', () => {
  it('writes the ground colour first in all notations', () => {
    const colour: WireColour = { main: 'BN', stripe: 'WH' };
    expect((['IEC', 'RU', 'DIN'] as const).map((notation) => colourCode(colour, notation))).toEqual([
      'BN/WH',
      'Кч/Б',
      'br/ws',
    ]);
  });
});

it('paints each colour differently', () => {
  expect(new Set(WIRE_COLOURS.map(colourHex)).size).toBe(WIRE_COLOURS.length);
});
