import type { EntryKind } from '#lib/graphql/generated.ts';

/** The room of each kind: the list of its entries is there, and each entry below it. */
export const KIND_PATH: Record<EntryKind, string> = {
  ARTICLE: '/wiki',
  DIAGRAM: '/diagrams',
  EQUIPMENT: '/equipment',
  CANNED_ANSWER: '/answers',
  SOLVED_TICKET: '/tickets',
  FRAGMENT: '/wiki',
};

/** The address of an entry; slugs are unique within a kind, whatever the language. */
export function entryPath(entry: { kind: EntryKind; slug: string }): string {
  return `${KIND_PATH[entry.kind]}/${entry.slug}`;
}
