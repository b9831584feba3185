import { yearsReachBeyond } from '@fieldlore/content/fitments';
import type { Ctx } from '../context.ts';
import type { Fitment } from './fitment.entity.ts';

/** What looks wrong in a row though it may be right, in the reader's language. */
export async function fitmentWarnings(ctx: Ctx, fitment: Fitment): Promise<string[]> {
  const vehicle = fitment.generationId
    ? await ctx.loaders.generation.load(fitment.generationId)
    : await ctx.loaders.model.load(fitment.modelId);
  if (!vehicle || !yearsReachBeyond(fitment, vehicle)) return [];
  const made = `${vehicle.yearFrom ?? ''}–${vehicle.yearTo ?? ''}`;
  const text = {
    ru: `Годы строки выходят за годы выпуска «${vehicle.name}» (${made}).`,
    en: `The years reach beyond those in which “${vehicle.name}” was made (${made}).`,
  };
  return [text[ctx.request.locale]];
}
