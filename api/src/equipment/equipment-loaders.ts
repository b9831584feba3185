import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { countStates, type StateCount } from '../catalogue/fitment.queries.ts';
import type { Ctx } from '../context.ts';
import { onceARequest } from '../graphql/once-a-request.ts';
import { EquipmentRelation } from './equipment.entity.ts';

/** What pages of devices ask besides, by the device's id: a list of devices asks once. */
export const equipmentLoaders = onceARequest((ctx: Ctx) => ({
  /** Of cards that name the device, whether the viewer may see them or not. */
  relationsTo: new DataLoader<string, EquipmentRelation[]>(async (ids) => {
    const rows = await ctx.db
      .getRepository(EquipmentRelation)
      .find({ where: { toId: In(ids) }, order: { kind: 'ASC', fromId: 'ASC' } });
    const groups = Map.groupBy(rows, ({ toId }) => toId);
    return ids.map((id) => groups.get(id) ?? []);
  }),
  statesOf: new DataLoader<string, StateCount[]>(async (ids) => {
    const groups = Map.groupBy(await countStates(ctx, ids), ({ equipmentId }) => equipmentId);
    return ids.map((id) => groups.get(id) ?? []);
  }),
}));
