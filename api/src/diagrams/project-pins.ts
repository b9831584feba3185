import { colourWords, type Connector, type DiagramData, type Pin, type WireColour } from '@fieldlore/content';
import { rowWords } from '@fieldlore/search';
import type { Authorized } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { DiagramPin } from './diagram-pin.entity.ts';

/** Rows of one INSERT: PostgreSQL takes 65,535 parameters a statement, a pin has 13. */
const batch = 1000;

/** A device's own pinout has connectors alone. */
type Wiring = Pick<DiagramData, 'connectors'> & Partial<Pick<DiagramData, 'cables' | 'connections'>>;

/** Rewrites the pins of an entry as rows. */
export async function projectPins(tx: Ctx, entry: Authorized<Entry>, wiring: Wiring): Promise<void> {
  const rows = tx.db.getRepository(DiagramPin);
  await rows.delete({ entryId: entry.id });
  const pins = pinRows(wiring).map((row) => ({ ...row, entryId: entry.id }));
  for (let i = 0; i < pins.length; i += batch) await rows.insert(pins.slice(i, i + batch));
}

/** The pins in their order on the sheet. One without a colour of its own has that of the wire that comes to it. */
export function pinRows(wiring: Wiring): Omit<DiagramPin, 'id' | 'entryId'>[] {
  const wires = coloursOfWires(wiring);
  return wiring.connectors
    .flatMap((connector) =>
      connector.pins.map((pin) => {
        const ofWires = wires.get(placeOf(connector.id, pin.label)) ?? [];
        return { connector, pin, colours: pin.colour ? [pin.colour, ...ofWires] : ofWires };
      }),
    )
    .map(({ connector, pin, colours }, position) => ({
      position,
      connector: connector.id,
      connectorName: connector.name ?? null,
      label: pin.label ?? null,
      function: pin.function ?? null,
      signal: pin.signal ?? null,
      direction: pin.direction ?? null,
      colourMain: colours[0]?.main ?? null,
      colourStripe: colours[0]?.stripe ?? null,
      note: pin.note ?? null,
      words: wordsOf(connector, pin, colours),
    }));
}

const placeOf = (connector: string, pin: string | null | undefined): string =>
  JSON.stringify([connector, pin]);

/** The colours of the wires at each pin, by `placeOf`. */
function coloursOfWires({ cables = [], connections = [] }: Wiring): Map<string, WireColour[]> {
  const colours = new Map(
    cables.flatMap(({ id, wires }) => wires.map((wire) => [placeOf(id, wire.id), wire.colour] as const)),
  );
  const found = new Map<string, WireColour[]>();
  for (const { from, wire, to } of connections) {
    const colour = wire && colours.get(placeOf(wire.cable, wire.wire));
    if (!colour) continue;
    for (const end of to ? [from, to] : [from]) {
      const place = placeOf(end.connector, end.pin);
      const known = found.get(place) ?? [];
      // A splice of a thousand black wires is one black splice.
      if (!known.some(({ main, stripe }) => main === colour.main && stripe === colour.stripe))
        found.set(place, [...known, colour]);
    }
  }
  return found;
}

/** Everything somebody may type to find the pin, colours in words of both languages. */
function wordsOf(connector: Connector, pin: Pin, colours: readonly WireColour[]): string {
  const coloured = colours.flatMap((colour) => [
    colourWords(colour, 'ru'),
    colourWords(colour, 'en'),
    colour.main,
    colour.stripe,
  ]);
  const said = [
    connector.id,
    connector.name,
    connector.type,
    connector.partNumber,
    pin.label,
    pin.function,
    pin.signal,
    pin.note,
    ...coloured,
  ];
  return rowWords(said.filter(Boolean).join(' '));
}
