import { kindWord } from '#lib/entries/words.ts';
import type { SuggestQuery } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import {
  arrowRight,
  bookmark,
  bookOpen,
  cable,
  car,
  clock,
  messageSquareText,
  router,
  search,
  ticketCheck,
} from '#lib/ui/icons.ts';
import { REASON_WORD } from './words.ts';

export type Suggestion = SuggestQuery['suggest'][number];

/** One line that can be chosen, whatever it came from. */
export interface Row {
  href: string;
  icon: string;
  title: Suggestion['title'];
  /** What it is, and the code or pin that it opens at. */
  detail: { text: string; parts?: Suggestion['title'] } | null;
}

const KIND_ICON: Record<string, string> = {
  ARTICLE: bookOpen,
  DIAGRAM: cable,
  EQUIPMENT: router,
  CANNED_ANSWER: messageSquareText,
  SOLVED_TICKET: ticketCheck,
  VEHICLE: car,
};

const whole = (text: string) => [{ text, hit: false }];

/** The kind in words; what is exactly meant (a number, a part number) says so. */
function word(kind: string): string {
  if (kind === 'VEHICLE') return m.kind_vehicle();
  if (kind === 'NUMBER' || kind === 'PART_NUMBER') return m.suggest_exact();
  return kindWord[kind as keyof typeof kindWord]?.() ?? kind;
}

function rowOf({ group, kind, title, subtitle, reason, count, href }: Suggestion): Row {
  if (group === 'KIND')
    return {
      href,
      icon: search,
      title,
      detail: { text: m.suggest_kind({ kind: word(kind), count: count ?? 0 }) },
    };
  if (group === 'DIRECT') return { href, icon: arrowRight, title, detail: { text: m.suggest_exact() } };
  const icon = KIND_ICON[kind] ?? bookOpen;
  const detail = reason
    ? { text: `${word(kind)} · ${REASON_WORD[reason.kind]?.() ?? m.reason_other()}`, parts: reason.parts }
    : { text: [word(kind), subtitle].filter(Boolean).join(' · ') };
  return { href, icon, title, detail };
}

/**
 * What is offered for the typed words: what was found, then the search for all of it.
 * @param page that searches: `/search`, or the room whose box this is
 */
export function typedRows(text: string, found: readonly Suggestion[], page = '/search'): Row[] {
  const everywhere = {
    href: `${page}?q=${encodeURIComponent(text)}`,
    icon: search,
    title: whole(page === '/vehicles' ? m.vehicles_find_text({ text }) : m.palette_all({ text })),
    detail: null,
  };
  return [...found.map(rowOf), everywhere];
}

export const vehicleRows = (vehicles: readonly { title: string; href: string }[]): Row[] =>
  vehicles.map(({ title, href }) => ({ href, icon: clock, title: whole(title), detail: null }));

export const recentRows = (searches: readonly { text: string; href: string }[]): Row[] =>
  searches.map(({ text, href }) => ({ href, icon: clock, title: whole(text), detail: null }));

export const savedRows = (searches: readonly { name: string; href: string }[]): Row[] =>
  searches.map(({ name, href }) => ({
    href,
    icon: bookmark,
    title: whole(name),
    detail: { text: m.saved_search() },
  }));

export const placeRows = (places: readonly { href: string; icon: string; label: () => string }[]): Row[] =>
  places.map(({ href, icon, label }) => ({ href, icon, title: whole(label()), detail: null }));
