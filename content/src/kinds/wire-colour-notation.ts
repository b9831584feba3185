import type { WireColour, WireColourCode } from './wire-colour.ts';

/** The letters on a sheet: IEC 60757, Russian, or the German ones of older DIN sheets and most German looms. */
export type ColourNotation = 'IEC' | 'RU' | 'DIN';

interface Shown {
  ru: string;
  /** DIN 47002, as in DIN 72551 car looms: sw, br, rt … The standard has no code for gold, silver and transparent. */
  din: string;
  /** How insulation of the colour looks, sRGB. */
  hex: string;
}

/**
 * Sources. IEC 60757:2021 for the codes. Russian letters: GOST 28763-90 (= IEC 757-83), which says Ч, КЧ, К, Ж, З, С,
 * Б, ЗЛ, БЗ; the copies of it that can be had repeat Ж, Ч, Б and К for orange, violet, grey and pink, so these four
 * follow the sheets of car makers: О, Ф, Сер, Р. «Г» (голубой) counts as blue, as in the standard («синий, включая
 * голубой»). «Ср» is silver in GOST and grey on sheets: it is not read at all, for a wrong colour is worse than none.
 */
// prettier-ignore
const SHOWN: Record<WireColourCode, Shown> = {
  BK: { ru: 'Ч', din: 'sw', hex: '#1c1c1e' },
  BN: { ru: 'Кч', din: 'br', hex: '#7a4a24' },
  RD: { ru: 'К', din: 'rt', hex: '#d02a23' },
  OG: { ru: 'О', din: 'or', hex: '#ef7d1a' },
  YE: { ru: 'Ж', din: 'ge', hex: '#f2cf1d' },
  GN: { ru: 'З', din: 'gn', hex: '#22883f' },
  BU: { ru: 'С', din: 'bl', hex: '#2258b8' },
  VT: { ru: 'Ф', din: 'vi', hex: '#7d3f9e' },
  GY: { ru: 'Сер', din: 'gr', hex: '#8d9296' },
  WH: { ru: 'Б', din: 'ws', hex: '#ffffff' },
  PK: { ru: 'Р', din: 'rs', hex: '#f19cb4' },
  TQ: { ru: 'Бз', din: 'tk', hex: '#2fb5ad' },
  GD: { ru: 'Зл', din: 'gd', hex: '#b8922f' },
  SR: { ru: 'Серебр', din: 'si', hex: '#c3c7cb' },
  TR: { ru: 'Пр', din: 'tr', hex: 'transparent' },
};

/** A wire's colour in letters, ground colour first: `BU/WH`, «С/Б», `bl/ws`. `parseColour` reads each back. */
export function colourCode(colour: WireColour, notation: ColourNotation): string {
  const letters = (code: WireColourCode): string => {
    if (notation === 'IEC') return code;
    return SHOWN[code][notation === 'DIN' ? 'din' : 'ru'];
  };
  return [colour.main, colour.stripe].flatMap((code) => (code ? [letters(code)] : [])).join('/');
}

/** A CSS colour for a swatch or a drawn wire, `transparent` for TR. Never show it without letters or words. */
export function colourHex(code: WireColourCode): string {
  return SHOWN[code].hex;
}
