import { type ColourNotation, colourCode } from '@fieldlore/content/wire-colour-notation';
import { colourWords } from '@fieldlore/content/wire-colours';
import type { Connector } from '@fieldlore/content';
import { formatNumber } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Hop, Route } from './trace.ts';
import type { WirePath } from './wire-path.ts';
import { connectorKindWord } from './words.ts';

/** «X1 вывод 5, Зажигание»: a pin as one says it. */
export function tellPin(connector: Connector, pin: string): string {
  const found = connector.pins.find(({ label }) => label === pin);
  const place = pin ? m.path_pin({ connector: connector.id, pin }) : connector.id;
  return [place, found?.function ?? found?.signal].filter(Boolean).join(', ');
}

/** «X1 вывод 5, Зажигание → С/Б синий с белой полосой 0,5 мм² → предохранитель F12 5 А → X9 вывод 15» */
export function tellRoute(start: WirePath['start'], route: Route, notation: ColourNotation): string {
  const hops = route.flatMap((hop) => [tellWire(hop, notation), tellPlace(hop)]);
  return [tellPin(start.connector, start.pin), ...hops].filter(Boolean).join(' → ');
}

function tellWire({ cable, wire }: Hop, notation: ColourNotation): string {
  if (!wire) return '';
  return [
    `${cable}.${wire.id}`,
    wire.colour && colourCode(wire.colour, notation),
    wire.colour && colourWords(wire.colour, getLocale()),
    wire.crossSection && m.unit_mm2({ value: formatNumber(wire.crossSection) }),
  ]
    .filter(Boolean)
    .join(' ');
}

function tellPlace({ connector, pin }: Hop): string {
  const { id, kind, rating } = connector;
  if (kind !== 'FUSE' && kind !== 'SPLICE') return tellPin(connector, pin);
  return [connectorKindWord[kind](), id, rating && m.unit_amperes({ value: formatNumber(rating) })]
    .filter(Boolean)
    .join(' ');
}
