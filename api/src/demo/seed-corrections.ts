import type { DiagramData } from '@fieldlore/content';
import { viewersOf } from '../access/people-see.ts';
import { systemViewer } from '../access/viewer.ts';
import { withViewer, type Ctx } from '../context.ts';
import { submitEntry } from '../entries/change-entry-status.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { Entry } from '../entries/entry.entity.ts';
import type { Person } from '../people/person.entity.ts';
import { EntryReading } from '../recalls/entry-reading.entity.ts';
import { RecallUse } from '../recalls/recall.enums.ts';
import { type DemoCorrection, type DemoEntry, readCorrections, readEntries } from './read-demo.ts';
import { idOf } from './seed-entries.ts';

/** The data of an entry as its first revision had it: that of a scheme which is corrected since was wrong. */
export function firstData({ key, data, locale }: DemoEntry): Record<string, unknown> {
  const was = readCorrections().find(({ entry }) => entry === key)?.was;
  return was ? { ...asItWas(data as unknown as DiagramData, was, locale) } : data;
}

function asItWas(
  { connectors, connections, ...rest }: DiagramData,
  was: DemoCorrection['was'],
  locale: DemoEntry['locale'],
): DiagramData {
  const isThere = (end: { connector: string; pin: string } | null | undefined) =>
    end?.connector === was.connector && end.pin === was.pin;
  const former = { label: was.label, signal: was.signal, function: was.function[locale] };
  return {
    ...rest,
    connectors: connectors.map((connector) => ({
      ...connector,
      pins: connector.pins.map((pin) =>
        isThere({ connector: connector.id, pin: pin.label ?? '' }) ? { ...pin, ...former } : pin,
      ),
    })),
    connections: connections.map((connection) =>
      isThere(connection.to)
        ? { ...connection, to: { connector: was.connector, pin: was.label }, note: null }
        : connection,
    ),
  };
}

/** Has the schemes read as they were, then publishes what they are, as corrections: by two people, as always. */
export async function seedCorrections(tx: Ctx, people: ReadonlyMap<string, Person>): Promise<void> {
  const entries = readEntries();
  const admin = withViewer(tx, systemViewer(people.get('admin')!));
  for (const { entry: key, by, opened, reason } of readCorrections()) {
    const [author] = await viewersOf(tx, [people.get(by)!]);
    const expert = withViewer(tx, author!);
    for (const { locale, data } of entries.filter((one) => one.key === key)) {
      const id = idOf(key, locale);
      const { version, publishedRevisionId } = await tx.db.getRepository(Entry).findOneByOrFail({ id });
      await tx.db.getRepository(EntryReading).insert(
        opened
          .map((person) => people.get(person)!)
          .filter((person) => person.locale === locale)
          .map(({ id: personId }) => ({
            revisionId: publishedRevisionId!,
            personId,
            use: RecallUse.OPENED,
            lastAt: tx.now(),
          })),
      );
      const { entry: saved } = await saveEntry(expert, { id, version, data });
      const submitted = await submitEntry(expert, saved);
      await publishEntry(admin, { id, version: submitted.version, correction: { reason: reason[locale] } });
    }
  }
}
