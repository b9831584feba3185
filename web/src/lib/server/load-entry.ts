import { redirect } from '@sveltejs/kit';
import { entryPath } from '#lib/entries/entry-path.ts';
import type { EntryKind } from '#lib/graphql/generated.ts';
import { found } from './api.ts';

/** The entry that an address names; an old address leads on to the entry's present one. */
export function atItsAddress<T extends { kind: EntryKind; slug: string }>(
  entry: T | null,
  url: URL,
  slug: string,
): T {
  const present = found(entry);
  if (present.slug !== slug) redirect(301, entryPath(present) + url.search);
  return present;
}
