import type { CannedAnswerData, DiagramData } from '@fieldlore/content';
import { EntryKind, Governance } from './entry.enums.ts';

/** A diagram that touches power, ignition or the immobiliser takes four eyes, whatever its author asked for. */
export function governanceFor(kind: EntryKind, data: unknown, wanted: Governance): Governance {
  const isSafetyCritical = kind === EntryKind.DIAGRAM && (data as DiagramData).safetyCritical;
  return isSafetyCritical ? Governance.FOUR_EYES : wanted;
}

export function isPersonal(kind: EntryKind, data: unknown): boolean {
  return kind === EntryKind.CANNED_ANSWER && (data as CannedAnswerData).scope === 'PERSONAL';
}

/** Whose a personal canned answer is; null for everything that is shared. */
export function personalOwner(kind: EntryKind, data: unknown, author: string | null): string | null {
  return isPersonal(kind, data) ? author : null;
}
