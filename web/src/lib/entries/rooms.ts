import type { EntryKind } from '#lib/graphql/generated.ts';

/** The page that lists the entries of each kind. */
export const KIND_ROOM: Record<EntryKind, string> = {
  ARTICLE: '/wiki',
  DIAGRAM: '/diagrams',
  EQUIPMENT: '/equipment',
  CANNED_ANSWER: '/answers',
  SOLVED_TICKET: '/tickets',
  FRAGMENT: '/wiki',
};
