import type { CannedAnswerData, DiagramData, EquipmentData } from '@fieldlore/content';
import type { Authorized } from '../access/entries.ts';
import { claimShortCode } from '../answers/short-codes.ts';
import type { Ctx } from '../context.ts';
import { projectPins } from '../diagrams/project-pins.ts';
import { projectEquipment } from '../equipment/project-equipment.ts';
import type { Entry } from './entry.entity.ts';
import type { EntryKind } from './entry.enums.ts';

type Projection = (tx: Ctx, entry: Authorized<Entry>, data: unknown) => Promise<void>;

/** What each kind writes into tables of its own when it is published. */
const projections: Partial<Record<EntryKind, Projection>> = {
  DIAGRAM: (tx, entry, data) => projectPins(tx, entry, data as DiagramData),
  EQUIPMENT: async (tx, entry, data) => {
    await projectEquipment(tx, entry, data as EquipmentData);
    await projectPins(tx, entry, { connectors: (data as EquipmentData).pinout });
  },
  CANNED_ANSWER: (tx, entry, data) => claimShortCode(tx, entry, data as CannedAnswerData),
};

export async function projectKind(tx: Ctx, entry: Authorized<Entry>, data: unknown): Promise<void> {
  await projections[entry.kind]?.(tx, entry, data);
}
