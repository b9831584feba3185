import DataLoader from 'dataloader';
import type { Ctx } from '../context.ts';
import type { StoredFile } from '../files/file.entity.ts';
import { onceARequest } from '../graphql/once-a-request.ts';
import { DiagramReportPhoto } from './diagram-report.entity.ts';

const photoIds = onceARequest(
  (ctx: Ctx) =>
    new DataLoader<string, string[]>(async (reportIds) => {
      const photos = await ctx.db
        .getRepository(DiagramReportPhoto)
        .createQueryBuilder('photo')
        .where('photo.report_id = ANY(:reportIds)', { reportIds })
        .orderBy('photo.position')
        .getMany();
      const ofReport = Map.groupBy(photos, ({ reportId }) => reportId);
      return reportIds.map((id) => ofReport.get(id)?.map(({ fileId }) => fileId) ?? []);
    }),
);

/** Photos of a report, of those that the viewer may see. */
export async function photosOf(ctx: Ctx, reportId: string): Promise<StoredFile[]> {
  const ids = await photoIds(ctx).load(reportId);
  const files = await Promise.all(ids.map((id) => ctx.loaders.visibleFile.load(id)));
  return files.filter((file) => file !== null);
}
