import { redirect } from '@sveltejs/kit';
import { found } from './api.ts';

/** The entry that an address names; an old address leads on to the entry's present one. */
export function atItsAddress<T extends { slug: string; path: string }>(
  entry: T | null,
  url: URL,
  slug: string,
): T {
  const present = found(entry);
  if (present.slug !== slug) redirect(301, present.path + url.search);
  return present;
}
