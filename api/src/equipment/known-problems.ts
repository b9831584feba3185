import { mayAffect, withEveryList, type KnownProblem as ProblemOfCard } from '@fieldlore/content';
import type { Ctx } from '../context.ts';
import { shownData } from '../entries/shown-revision.ts';
import type { Fitment } from '../catalogue/fitment.entity.ts';
import type { KnownProblem } from './equipment.types.ts';

/** With the ticket or article that tells what to do, where the viewer may see it. */
export async function shownProblems(ctx: Ctx, problems: readonly ProblemOfCard[]): Promise<KnownProblem[]> {
  const ids = problems.flatMap(({ entry }) => entry ?? []);
  const found = await Promise.all(ids.map((id) => ctx.loaders.visibleEntry.load(id)));
  const entries = new Map(found.flatMap((entry) => (entry ? [[entry.id, entry]] : [])));
  return problems.map(({ text, from, to, fixedIn, entry }) => ({
    text,
    from: from || null,
    to: to || null,
    fixedIn: fixedIn || null,
    entry: (entry && entries.get(entry)) || null,
  }));
}

/** What may happen to somebody who installs it with the least firmware that the fitment names; none where it names none. */
export async function problemsOfFitment(ctx: Ctx, fitment: Fitment): Promise<KnownProblem[]> {
  const { firmware, equipmentId } = fitment;
  const device = firmware ? await ctx.loaders.visibleEntry.load(equipmentId) : null;
  const data = device && (await shownData(ctx, device, 'EQUIPMENT'));
  if (!data || !firmware) return [];
  const { knownProblems } = withEveryList(data);
  return await shownProblems(
    ctx,
    knownProblems.filter((problem) => mayAffect(problem, firmware)),
  );
}
