import type {
  Audience,
  Confidence,
  EntryKind,
  EntryStatus,
  Locale,
  UseOutcome,
} from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

type Tone = 'neutral' | 'accent' | 'info' | 'good' | 'warning' | 'danger';

export const kindWord: Record<EntryKind, () => string> = {
  ARTICLE: m.kind_article,
  DIAGRAM: m.kind_diagram,
  EQUIPMENT: m.kind_equipment,
  CANNED_ANSWER: m.kind_canned_answer,
  SOLVED_TICKET: m.kind_solved_ticket,
  FRAGMENT: m.kind_fragment,
};

export const statusWord: Record<EntryStatus, () => string> = {
  DRAFT: m.status_draft,
  IN_REVIEW: m.status_in_review,
  PUBLISHED: m.status_published,
  ARCHIVED: m.status_archived,
};

export const statusTone: Record<EntryStatus, Tone> = {
  DRAFT: 'warning',
  IN_REVIEW: 'info',
  PUBLISHED: 'good',
  ARCHIVED: 'neutral',
};

export const audienceWord: Record<Audience, () => string> = {
  PUBLIC: m.audience_public,
  CLIENTS: m.audience_clients,
  STAFF: m.audience_staff,
  SECTION: m.audience_section,
};

export const confidenceWord: Record<Confidence, () => string> = {
  WORK_IN_PROGRESS: m.confidence_work_in_progress,
  NOT_VALIDATED: m.confidence_not_validated,
  VALIDATED: m.confidence_validated,
  ARCHIVED: m.confidence_archived,
};

export const confidenceTone: Record<Confidence, Tone> = {
  WORK_IN_PROGRESS: 'warning',
  NOT_VALIDATED: 'neutral',
  VALIDATED: 'good',
  ARCHIVED: 'neutral',
};

export const outcomeWord: Record<UseOutcome, () => string> = {
  SOLVED: m.outcome_solved,
  PARTLY: m.outcome_partly,
  WRONG: m.outcome_wrong,
};

/** A language by its own name, as its readers look for it. */
export const LANGUAGE_NAME: Record<Locale, string> = { ru: 'Русский', en: 'English' };

/** The one of two texts that the page's language shows. */
export const localized = (text: { ru: string; en: string }): string => text[getLocale()];
