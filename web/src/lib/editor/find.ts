import type { Connector } from '@fieldlore/content';
import type { EntryKind, Locale } from '#lib/graphql/generated.ts';
import type { FoundDiagram } from '../../routes/(app)/edit/find/diagrams/+server.ts';
import type { FoundEntry } from '../../routes/(app)/edit/find/entries/+server.ts';
import type { FoundPerson } from '../../routes/(app)/edit/find/people/+server.ts';
import type { FoundPin } from '../../routes/(app)/edit/find/pins/+server.ts';
import type { FoundVehicle } from '../../routes/(app)/edit/find/vehicles/+server.ts';

export type { FoundDiagram, FoundEntry, FoundPerson, FoundPin, FoundVehicle };

async function ask<T>(what: string, query: Record<string, string | undefined>): Promise<T[]> {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const answer = await fetch(`/edit/find/${what}?${new URLSearchParams(given)}`);
  return answer.ok ? ((await answer.json()) as T[]) : [];
}

/** Published entries by their words, or one by its id. */
export const findEntries = (query: {
  q?: string;
  id?: string;
  kind?: EntryKind;
  locale?: Locale;
}): Promise<FoundEntry[]> => ask('entries', query);

/** Connectors of a device or a scheme; null where the server does not answer. */
export async function findConnectors(id: string): Promise<Connector[] | null> {
  try {
    const answer = await fetch(`/edit/find/connectors?${new URLSearchParams({ id })}`);
    return answer.ok ? ((await answer.json()) as Connector[]) : null;
  } catch {
    return null;
  }
}

export const findPeople = (q: string): Promise<FoundPerson[]> => ask('people', { q });

/** Vehicles that a text may mean: «газель некст 2019». */
export const findVehicles = (q: string): Promise<FoundVehicle[]> => ask('vehicles', { q });

/** A published diagram with its data; null where there is none to see. */
export async function findDiagram(
  address: { id: string } | { number: number } | { slug: string },
): Promise<FoundDiagram | null> {
  const query = new URLSearchParams(Object.entries(address).map(([name, value]) => [name, String(value)]));
  const answer = await fetch(`/edit/find/diagrams?${query}`);
  return answer.ok ? ((await answer.json()) as FoundDiagram | null) : null;
}

/** Pins of a published diagram that have all the words somewhere: «x1 зажигание»; all of them without words. */
export const findPins = (id: string, q: string): Promise<FoundPin[]> => ask('pins', { id, q });
