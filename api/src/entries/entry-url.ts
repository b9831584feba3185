import type { Entry } from './entry.entity.ts';
import type { EntryKind } from './entry.enums.ts';

/** Where the pages of each kind live, see design §7. A fragment has no page of its own. */
const folders: Partial<Record<EntryKind, string>> = {
  ARTICLE: '/wiki',
  DIAGRAM: '/diagrams',
  EQUIPMENT: '/equipment',
  CANNED_ANSWER: '/answers',
  SOLVED_TICKET: '/tickets',
};

/** The path of an entry's page. */
export function entryPath(entry: Pick<Entry, 'kind' | 'slug' | 'number'>): string {
  const folder = folders[entry.kind];
  return folder ? `${folder}/${entry.slug}` : `/e/${entry.number}`;
}
