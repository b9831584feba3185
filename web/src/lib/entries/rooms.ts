import type { EntryKind } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';

/** The page that lists the entries of each kind. */
export const KIND_ROOM: Record<EntryKind, string> = {
  ARTICLE: '/wiki',
  DIAGRAM: '/diagrams',
  EQUIPMENT: '/equipment',
  CANNED_ANSWER: '/answers',
  SOLVED_TICKET: '/tickets',
  FRAGMENT: '/wiki',
};

const WORD: Record<EntryKind, () => string> = {
  ARTICLE: m.nav_wiki,
  DIAGRAM: m.nav_diagrams,
  EQUIPMENT: m.nav_equipment,
  CANNED_ANSWER: m.nav_answers,
  SOLVED_TICKET: m.nav_tickets,
  FRAGMENT: m.nav_wiki,
};

export const roomWord = (kind: EntryKind): string => WORD[kind]();
