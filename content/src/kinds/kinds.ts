import { z } from 'zod';
import { CannedAnswerData } from './canned-answer.ts';
import { DiagramData } from './diagram.ts';
import { EquipmentData } from './equipment.ts';
import { SolvedTicketData } from './solved-ticket.ts';

export const ENTRY_KINDS = [
  'ARTICLE',
  'DIAGRAM',
  'EQUIPMENT',
  'CANNED_ANSWER',
  'SOLVED_TICKET',
  'FRAGMENT',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

const NoData = z.strictObject({});

/** What each kind keeps beside its body. A new kind starts here. */
export const kindData = {
  ARTICLE: NoData,
  DIAGRAM: DiagramData,
  EQUIPMENT: EquipmentData,
  CANNED_ANSWER: CannedAnswerData,
  SOLVED_TICKET: SolvedTicketData,
  FRAGMENT: NoData,
} as const satisfies Record<EntryKind, z.ZodType>;

export type KindData = { [K in EntryKind]: z.infer<(typeof kindData)[K]> };
