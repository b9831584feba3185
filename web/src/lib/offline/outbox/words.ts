import * as m from '#lib/paraglide/messages.js';
import { comparisonOf } from './comparison.ts';
import type { Item, Kind } from './items.ts';

export const kindWord: Record<Kind, () => string> = {
  DIAGRAM_REPORT: m.outbox_diagram_report,
  INSTALLATION: m.outbox_installation,
  VISIT_STEP: m.outbox_visit_step,
  VISIT_ANSWERS: m.outbox_visit_answers,
  VISIT_END: m.outbox_visit_end,
  USE: m.outbox_use,
  VOTE: m.outbox_vote,
};

/** Why an item is still here, and what to do about it. */
export function stateText({ state, message }: Pick<Item, 'state' | 'message'>): string {
  switch (state) {
    case 'NEW':
    case 'WAITING':
      return m.outbox_waiting();
    case 'SIGNED_OUT':
      return m.outbox_signed_out();
    case 'CONFLICT':
      return m.outbox_conflict();
    case 'REFUSED':
      return m.outbox_refused({ reason: message ?? '' });
  }
}

/** What somebody wrote, to be copied where the server does not take it. */
export function itemAsText(item: Item): string {
  const told = writtenIn(item);
  const photos = item.photos.length ? [m.outbox_photos({ count: item.photos.length })] : [];
  return [`${kindWord[item.kind]()}: ${item.title}`, ...told, ...photos].join('\n');
}

function writtenIn({ kind, input, photos, theirs }: Item): string[] {
  const lines = (...parts: (string | number | null | undefined)[]) =>
    parts.filter((part) => part != null && part !== '').map(String);
  switch (kind) {
    case 'DIAGRAM_REPORT':
      return lines(input.place, input.note, input.vehicle);
    case 'INSTALLATION':
      return lines(input.note);
    case 'VISIT_STEP':
      return [...lines(input.value, input.note), ...compared({ kind, input, photos, theirs })];
    case 'VISIT_ANSWERS':
      return [...lines(input.label, input.note), ...input.answers.map(({ value }) => value)].filter(Boolean);
    case 'VISIT_END':
      return input.reasons.map(({ reason }) => reason).filter(Boolean);
    case 'USE':
      return lines(input.ticket, input.note);
    case 'VOTE':
      return lines(input.comment);
  }
}

const compared = (item: Parameters<typeof comparisonOf>[0]): string[] =>
  comparisonOf(item).map(({ what, mine, theirs }) => `${what}: ${mine || '—'} / ${theirs || '—'}`);
