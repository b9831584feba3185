import type { Connector, Pin, WireColour } from '@fieldlore/content';
import { colourCode } from '@fieldlore/content/wire-colour-notation';
import { colourWords } from '@fieldlore/content/wire-colours';

/** The colours of the wires that come to a pin. */
export type ColoursAt = (connector: string, pin: string) => WireColour[];

/** The connectors with the pins that have every word of `text` somewhere: `x1 12`, `can синий`, `С/Б`. */
export function filterPins(
  connectors: Connector[],
  text: string,
  coloursAt: ColoursAt = () => [],
): Connector[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (!words.length) return connectors;
  return connectors.flatMap((connector) => {
    const pins = connector.pins.filter((pin) => {
      const own = pinText(connector, pin, pin.label ? coloursAt(connector.id, pin.label) : []);
      return words.every((word) => own.includes(word) || own.includes(inLatin(word)));
    });
    return pins.length ? [{ ...connector, pins }] : [];
  });
}

function pinText({ id, name }: Connector, pin: Pin, ofWires: readonly WireColour[]): string {
  const colours = [...(pin.colour ? [pin.colour] : []), ...ofWires].flatMap((colour) => [
    colour.main,
    colour.stripe,
    ...(['RU', 'IEC', 'DIN'] as const).map((notation) => colourCode(colour, notation)),
    colourWords(colour, 'ru'),
    colourWords(colour, 'en'),
    colour.stripe && inOneWord(colour.main, colour.stripe),
  ]);
  return fold(
    [id, name, pin.label, pin.function, pin.signal, pin.note, ...colours].filter(Boolean).join(' '),
  );
}

/** «сине-белый» */
function inOneWord(main: string, stripe: string): string {
  const [first, second] = [main, stripe].map((code) => colourWords({ main: code }, 'ru'));
  return `${first!.replace(/ий$/, 'е').replace(/[ыо]й$/, 'о')}-${second}`;
}

/** «ё» and dashes are typed in more than one way. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[-–—_]/g, '');

const LOOK_ALIKE: Record<string, string> = Object.fromEntries(
  Array.from('авсенкмортху', (letter, at) => [letter, 'abcehkmoptxy'[at]!]),
);

/** «х2» of a Russian keyboard names X2. */
const inLatin = (word: string): string =>
  word.replaceAll(/\p{L}/gu, (letter) => LOOK_ALIKE[letter] ?? letter);
