import type { EntryKind, Locale } from '#lib/graphql/generated.ts';
import type { FoundEntry } from '../../routes/(app)/edit/find/entries/+server.ts';
import type { FoundPerson } from '../../routes/(app)/edit/find/people/+server.ts';
import type { FoundVehicle } from '../../routes/(app)/edit/find/vehicles/+server.ts';

export type { FoundEntry, FoundPerson, FoundVehicle };

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

export const findPeople = (q: string): Promise<FoundPerson[]> => ask('people', { q });

/** Vehicles that a text may mean: «газель некст 2019». */
export const findVehicles = (q: string): Promise<FoundVehicle[]> => ask('vehicles', { q });
