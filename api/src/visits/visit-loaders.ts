import DataLoader from 'dataloader';
import { visibleFitments } from '../access/catalogue.ts';
import { visibleFiles } from '../access/files.ts';
import type { Ctx } from '../context.ts';
import { onceARequest } from '../graphql/once-a-request.ts';
import type { StoredFile } from '../files/file.entity.ts';
import { countVisits } from './list-visits.ts';
import { VisitDevice, VisitPhoto, VisitStep } from './visit.entity.ts';

/** Of visits that the viewer may see: whoever has the visit may have its parts. */
export interface VisitLoaders {
  devicesOfVisit: DataLoader<string, VisitDevice[]>;
  stepsOfVisit: DataLoader<string, VisitStep[]>;
  photosOfStep: DataLoader<string, StoredFile[]>;
  /** Whether the viewer may tell of an installation of this fitment. */
  isFitmentVisible: DataLoader<string, boolean>;
  countOfModel: DataLoader<string, number>;
}

/** One set per request, as `ctx.loaders`. */
export const visitLoaders = onceARequest(createLoaders);

function createLoaders(ctx: Ctx): VisitLoaders {
  const partsOfVisit = <T extends VisitDevice | VisitStep>(entity: new () => T) =>
    new DataLoader<string, T[]>(async (ids) => {
      const rows = await ctx.db
        .getRepository(entity)
        .createQueryBuilder('part')
        .where('part.visit_id = ANY(:ids)', { ids })
        .orderBy('part.position')
        .getMany();
      const groups = Map.groupBy(rows, ({ visitId }) => visitId);
      return ids.map((id) => groups.get(id) ?? []);
    });
  return {
    devicesOfVisit: partsOfVisit(VisitDevice),
    stepsOfVisit: partsOfVisit(VisitStep),
    photosOfStep: new DataLoader(async (ids) => {
      const photos = await ctx.db
        .getRepository(VisitPhoto)
        .createQueryBuilder('photo')
        .where('photo.step_id = ANY(:ids)', { ids })
        .orderBy('photo.position')
        .getMany();
      const fileIds = photos.map(({ fileId }) => fileId);
      const files = await (
        await visibleFiles(ctx)
      )
        .andWhere('file.id = ANY(:fileIds)', { fileIds })
        .getMany();
      const byId = new Map(files.map((file) => [file.id, file]));
      const groups = Map.groupBy(photos, ({ stepId }) => stepId);
      return ids.map((id) => (groups.get(id) ?? []).flatMap(({ fileId }) => byId.get(fileId) ?? []));
    }),
    isFitmentVisible: new DataLoader(async (ids) => {
      const rows = await (await visibleFitments(ctx)).andWhere('fitment.id = ANY(:ids)', { ids }).getMany();
      const visible = new Set(rows.map(({ id }) => id));
      return ids.map((id) => visible.has(id));
    }),
    countOfModel: new DataLoader(async (ids) => {
      const counts = await countVisits(ctx, ids);
      return ids.map((id) => counts.get(id) ?? 0);
    }),
  };
}
