import { ENTRY_KINDS, type EntryKind as Kind } from '@fieldlore/content';
import { registerEnumType } from 'type-graphql';

export type EntryKind = Kind;
export const EntryKind = Object.fromEntries(ENTRY_KINDS.map((kind) => [kind, kind])) as {
  readonly [K in Kind]: K;
};

export enum EntryStatus {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  PUBLISHED = 'PUBLISHED',
  ARCHIVED = 'ARCHIVED',
}

export enum Governance {
  /** Whoever may publish in the section publishes. */
  OPEN = 'OPEN',
  /** A second publisher approves what the first wrote. */
  FOUR_EYES = 'FOUR_EYES',
}

/** How far the content has been proven, after Knowledge-Centered Service (KCS v6). */
export enum Confidence {
  WORK_IN_PROGRESS = 'WORK_IN_PROGRESS',
  NOT_VALIDATED = 'NOT_VALIDATED',
  VALIDATED = 'VALIDATED',
  ARCHIVED = 'ARCHIVED',
}

export enum UseOutcome {
  SOLVED = 'SOLVED',
  PARTLY = 'PARTLY',
  WRONG = 'WRONG',
}

registerEnumType(EntryKind, { name: 'EntryKind' });
registerEnumType(EntryStatus, { name: 'EntryStatus' });
registerEnumType(Governance, { name: 'Governance' });
registerEnumType(Confidence, { name: 'Confidence' });
registerEnumType(UseOutcome, { name: 'UseOutcome' });
