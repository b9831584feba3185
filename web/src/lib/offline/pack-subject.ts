import type { EntryKind, Locale, OfflinePackInput } from '#lib/graphql/generated.ts';

/**
 * What to keep, as an address says it: `?of=4821`, `?model=<uuid>&generation=<uuid>&year=2019&o.gearbox=AT`,
 * `?list=DIAGRAM&locale=ru&tag=CAN`, `?visit=<uuid>`, `?visits=mine`. Of a fleet (`?fleet=<its name>`) the lines are sent
 * beside it: they are too long for an address.
 */
export function packInput(query: URLSearchParams): OfflinePackInput {
  const year = Number(query.get('year'));
  return {
    entries: query
      .getAll('of')
      .map(Number)
      .filter((number) => Number.isInteger(number) && number > 0 && number < 2 ** 31),
    kit: query.has('model')
      ? {
          modelId: query.get('model')!,
          generationId: query.get('generation') || null,
          year: Number.isInteger(year) && year > 0 ? year : null,
          options: [...query].flatMap(([name, value]) =>
            name.startsWith('o.') ? [{ key: name.slice(2), value }] : [],
          ),
        }
      : null,
    list: query.has('list')
      ? {
          kind: query.get('list') as EntryKind,
          locale: query.get('locale') as Locale | null,
          tag: query.get('tag'),
        }
      : null,
    visit: query.get('visit'),
    myVisits: query.get('visits') === 'mine',
  };
}

const NAMES = /^(of|fleet|model|generation|year|o\..+|list|locale|tag|visit|visits)$/;

/** What a fleet is kept by: a list that is kept again under its name takes the place of the one before. */
export const fleetPackId = (name: string): string => packId(new URLSearchParams({ fleet: name.trim() }));

/** The same thing has one name, however it was asked for. */
export function packId(query: URLSearchParams): string {
  const pairs = [...query].filter(([name, value]) => NAMES.test(name) && value);
  return new URLSearchParams(
    pairs.toSorted(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1)),
  ).toString();
}
