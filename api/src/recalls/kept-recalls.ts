import { BadInputError } from '../errors.ts';
import type { Ctx } from '../context.ts';
import { selectFromPrimary } from '../database/rows.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { entryPath } from '../entries/entry-url.ts';
import { Revision } from '../entries/revision.entity.ts';
import { changeLines, mayCompare, shownTo } from './compare-revisions.ts';
import type { KeptRecall, KeptRevisionInput } from './recall.types.ts';

/** More than fit in anybody's pocket. */
const mostKept = 1000;
/** A copy shows what changed as a list; who wants more opens the difference. */
const mostLines = 50;

/**
 * Of copies kept elsewhere, those that something newer was published over since: whether it is a correction, and what
 * changed as far as that is the viewer's to see. What they may not see is left out like what is not there.
 * @throws BadInputError
 */
export async function keptRecalls(ctx: Ctx, kept: readonly KeptRevisionInput[]): Promise<KeptRecall[]> {
  if (kept.length > mostKept) throw tooMany();
  const revisionOf = new Map(kept.map(({ number, revision }) => [number, revision]));
  if (revisionOf.size === 0) return [];
  const entries = await (
    await publishedEntries(ctx)
  )
    .andWhere('entry.number = ANY(:numbers)', { numbers: [...revisionOf.keys()] })
    .orderBy('entry.number')
    .getMany();
  const present = await ctx.loaders.revision.loadMany(entries.map((entry) => entry.publishedRevisionId!));
  const outdated = entries.flatMap((entry, i) => {
    const newer = present[i];
    const revision = revisionOf.get(entry.number)!;
    return newer instanceof Revision && newer.number > revision ? [{ entry, revision, newer }] : [];
  });
  const [corrections, compared] = await Promise.all([
    correctionsSince(ctx, outdated),
    mayCompare(ctx, outdated),
  ]);
  const open = new Set(compared.map(({ entry }) => entry.id));
  return await Promise.all(
    outdated.map(async ({ entry, revision, newer }): Promise<KeptRecall> => {
      const own = corrections.filter(({ entryId }) => entryId === entry.id);
      return {
        number: entry.number,
        title: entry.title,
        path: entryPath(entry),
        kept: revision,
        revision: newer.number,
        publishedAt: newer.publishedAt!,
        isCorrection: own.length > 0,
        reasons: own.map(({ reason }) => reason),
        changes: open.has(entry.id) ? await linesOf(ctx, entry, revision, newer) : null,
      };
    }),
  );
}

async function linesOf(ctx: Ctx, entry: Entry, number: number, newer: Revision): Promise<string[] | null> {
  const older = await ctx.db.getRepository(Revision).findOneBy({ entryId: entry.id, number });
  if (!older) return null;
  const [was, is] = await Promise.all([shownTo(ctx, entry, older), shownTo(ctx, entry, newer)]);
  return changeLines(entry.kind, was, is, ctx.request.locale).slice(0, mostLines);
}

/** Corrections that speak of the revision that is kept, oldest first. */
async function correctionsSince(
  ctx: Ctx,
  outdated: readonly { entry: Entry; revision: number }[],
): Promise<{ entryId: string; reason: string }[]> {
  if (outdated.length === 0) return [];
  const rows = await selectFromPrimary(
    ctx.db,
    `SELECT recall.entry_id AS "entryId", recall.reason
     FROM unnest($1::uuid[], $2::int[]) AS kept (entry_id, number)
     JOIN recall ON recall.entry_id = kept.entry_id AND kept.number >= recall.wrong_since AND kept.number < recall.revision
     ORDER BY recall.recalled_at`,
    [outdated.map(({ entry }) => entry.id), outdated.map(({ revision }) => revision)],
  );
  return rows as unknown as { entryId: string; reason: string }[];
}

const tooMany = () =>
  new BadInputError([
    {
      path: 'kept',
      message: {
        ru: `За раз — не больше ${mostKept} записей. Спросите по частям.`,
        en: `At most ${mostKept} entries at once. Ask in parts.`,
      },
    },
  ]);
