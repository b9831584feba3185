import { kindWord } from '#lib/entries/words.ts';
import type { EntryKind } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import { KeepProblem, type KeepReason } from './keep-problem.ts';

/** What a kept page is: a kind of entry, or one of ours. */
export function pageKindWord(kind: string): string {
  if (kind === 'KIT') return m.offline_kind_kit();
  return kind === 'VISIT' ? m.offline_kind_visit() : kindWord[kind as EntryKind]();
}

const PROBLEM: Record<KeepReason, (about: { detail: string }) => string> = {
  full: m.offline_problem_full,
  gone: m.offline_problem_gone,
  network: m.offline_problem_network,
  'new-version': m.offline_problem_new_version,
  refused: m.offline_problem_refused,
  'signed-out': m.offline_problem_signed_out,
  unsupported: m.offline_problem_unsupported,
};

/** What happened and what to do, in the reader's language. */
export const problemWords = (thrown: unknown): string =>
  thrown instanceof KeepProblem
    ? PROBLEM[thrown.reason]({ detail: thrown.message })
    : m.offline_problem_other();
