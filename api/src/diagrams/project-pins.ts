import { colourWords, type Connector, type Pin } from '@fieldlore/content';
import { rowWords } from '@fieldlore/search';
import type { Authorized } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { DiagramPin } from './diagram-pin.entity.ts';

/** Rows of one INSERT: PostgreSQL takes 65,535 parameters a statement, a pin has 13. */
const batch = 1000;

/** Rewrites the pins of an entry as rows. */
export async function projectPins(
  tx: Ctx,
  entry: Authorized<Entry>,
  connectors: readonly Connector[],
): Promise<void> {
  const rows = tx.db.getRepository(DiagramPin);
  await rows.delete({ entryId: entry.id });
  const pins = connectors
    .flatMap((connector) => connector.pins.map((pin) => ({ connector, pin })))
    .map(({ connector, pin }, position) => ({
      entryId: entry.id,
      position,
      connector: connector.id,
      connectorName: connector.name ?? null,
      label: pin.label ?? null,
      function: pin.function ?? null,
      signal: pin.signal ?? null,
      direction: pin.direction ?? null,
      colourMain: pin.colour?.main ?? null,
      colourStripe: pin.colour?.stripe ?? null,
      note: pin.note ?? null,
      words: wordsOf(connector, pin),
    }));
  for (let i = 0; i < pins.length; i += batch) await rows.insert(pins.slice(i, i + batch));
}

/** Everything somebody may type to find the pin, colours in words of both languages. */
function wordsOf(connector: Connector, pin: Pin): string {
  const colour = pin.colour
    ? [colourWords(pin.colour, 'ru'), colourWords(pin.colour, 'en'), pin.colour.main, pin.colour.stripe]
    : [];
  const said = [
    connector.id,
    connector.name,
    connector.partNumber,
    pin.label,
    pin.function,
    pin.signal,
    pin.note,
    ...colour,
  ];
  return rowWords(said.filter(Boolean).join(' '));
}
