import type { Kit } from '../catalogue/kit.types.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { noteReading } from './note-reading.ts';
import { RecallUse } from './recall.enums.ts';

/**
 * Somebody takes a kit along, as a file or a link: with its devices and the schemes of its rows, as far as they may see
 * them. Which kit it was is not kept.
 */
export async function noteKit(ctx: Ctx, { items, conditional }: Kit): Promise<void> {
  const taken = [...items, ...conditional];
  const schemes = await ctx.loaders.visibleEntry.loadMany(
    taken.flatMap(({ fitment }) => fitment.diagramId ?? []),
  );
  const found = schemes.flatMap((entry) => (entry instanceof Entry ? entry : []));
  noteReading(ctx, [...taken.map(({ equipment }) => equipment), ...found], RecallUse.KIT);
}
