import type { WireColourCode } from './wire-colour.ts';

type Words = Record<WireColourCode, string>;

/** Ground colours as they stand before “wire”: «чёрный», “black”. */
const GROUND: Record<'ru' | 'en', Words> = {
  ru: {
    BK: 'чёрный',
    BN: 'коричневый',
    RD: 'красный',
    OG: 'оранжевый',
    YE: 'жёлтый',
    GN: 'зелёный',
    BU: 'синий',
    VT: 'фиолетовый',
    GY: 'серый',
    WH: 'белый',
    PK: 'розовый',
    TQ: 'бирюзовый',
    GD: 'золотой',
    SR: 'серебряный',
    TR: 'прозрачный',
  },
  en: {
    BK: 'black',
    BN: 'brown',
    RD: 'red',
    OG: 'orange',
    YE: 'yellow',
    GN: 'green',
    BU: 'blue',
    VT: 'violet',
    GY: 'grey',
    WH: 'white',
    PK: 'pink',
    TQ: 'turquoise',
    GD: 'gold',
    SR: 'silver',
    TR: 'transparent',
  },
};

/** «с … полосой»: the ending follows the ground form regularly, `-ый` → `-ой`, `-ий` → `-ей`. */
const asStripe = (word: string): string => word.replace(/ый$/, 'ой').replace(/ий$/, 'ей');

/**
 * A wire's colour in words, as engineers say it: «коричневый с белой полосой», “brown with a white stripe”.
 * In a file of its own without zod, so that a page may use it alone.
 */
export function colourWords(
  { main, stripe }: { main: string; stripe?: string | null },
  locale: 'ru' | 'en',
): string {
  const words = GROUND[locale];
  const ground = words[main as WireColourCode] ?? main;
  if (!stripe) return ground;
  const second = words[stripe as WireColourCode] ?? stripe;
  if (locale === 'ru') return `${ground} с ${asStripe(second)} полосой`;
  return `${ground} with ${/^[aeiou]/.test(second) ? 'an' : 'a'} ${second} stripe`;
}
