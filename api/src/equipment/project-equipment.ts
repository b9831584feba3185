import type { EquipmentData } from '@fieldlore/content';
import { In } from 'typeorm';
import type { Authorized } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { EquipmentParameter } from './equipment-parameter.entity.ts';
import { EquipmentFacts, EquipmentRelation } from './equipment.entity.ts';
import { parameterRows } from './parameter-rows.ts';

/** Rewrites the facts, parameters and relations of an equipment entry as rows. Relations to what is gone are left out. */
export async function projectEquipment(
  tx: Ctx,
  entry: Authorized<Entry>,
  data: EquipmentData,
): Promise<void> {
  const { type, vendor, model, partNumbers } = data;
  await tx.db
    .getRepository(EquipmentFacts)
    .upsert({ entryId: entry.id, type, vendor, model, partNumbers }, ['entryId']);

  const parameters = tx.db.getRepository(EquipmentParameter);
  await parameters.delete({ entryId: entry.id });
  await parameters.insert(parameterRows(entry.id, entry.locale, data));

  const relations = tx.db.getRepository(EquipmentRelation);
  await relations.delete({ fromId: entry.id });
  const ids = data.relations.map((relation) => relation.equipment);
  const known = new Set(
    (
      await tx.db
        .getRepository(Entry)
        .find({ select: { id: true }, where: { id: In(ids), kind: 'EQUIPMENT' } })
    ).map(({ id }) => id),
  );
  const rows = data.relations
    .filter((relation) => known.has(relation.equipment))
    .map(({ equipment, kind, note }) => ({ fromId: entry.id, toId: equipment, kind, note: note ?? null }));
  if (rows.length > 0) await relations.upsert(rows, ['fromId', 'toId', 'kind']);
}
