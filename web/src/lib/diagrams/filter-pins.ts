import type { Connector, Pin } from '@fieldlore/content';
import { colourWords } from '@fieldlore/content/wire-colours';

/** The connectors with the pins that have every word of `text` somewhere: `x1 12`, `can синий`. */
export function filterPins(connectors: Connector[], text: string): Connector[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (!words.length) return connectors;
  return connectors.flatMap((connector) => {
    const pins = connector.pins.filter((pin) => {
      const own = pinText(connector, pin);
      return words.every((word) => own.includes(word));
    });
    return pins.length ? [{ ...connector, pins }] : [];
  });
}

function pinText({ id, name }: Connector, pin: Pin): string {
  const { colour } = pin;
  const colours = colour
    ? [colour.main, colour.stripe, colourWords(colour, 'ru'), colourWords(colour, 'en')]
    : [];
  return fold(
    [id, name, pin.label, pin.function, pin.signal, pin.note, ...colours].filter(Boolean).join(' '),
  );
}

/** «ё» and dashes are typed in more than one way. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[-–—_]/g, '');
