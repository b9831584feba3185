import type { WireColour, WireColourCode } from './wire-colour.ts';

/** Lower case; as the wiring diagrams of Toyota, Nissan and Mazda list them. */
const LETTERS: Record<string, WireColourCode> = {
  b: 'BK',
  br: 'BN',
  r: 'RD',
  o: 'OG',
  y: 'YE',
  g: 'GN',
  lg: 'GN',
  l: 'BU',
  sb: 'BU',
  v: 'VT',
  pu: 'VT',
  gr: 'GY',
  gy: 'GY',
  w: 'WH',
  p: 'PK',
};

/**
 * What letters such as `L/W` or `B-R` say on a Japanese sheet. It is to be offered, never taken without a word: on sheets of
 * Dacia G is yellow and V green.
 * @returns null where they are not such letters
 */
export function japaneseColour(text: string): WireColour | null {
  const letters = text
    .trim()
    .toLowerCase()
    .split(/\s*[/-]\s*/);
  const [main, stripe] = letters.map((one) => (Object.hasOwn(LETTERS, one) ? LETTERS[one]! : null));
  if (letters.length > 2 || !main || stripe === null) return null;
  return stripe ? { main, stripe } : { main };
}
