import { Field, Int, ObjectType } from 'type-graphql';
import { IsNull, Not } from 'typeorm';
import type { Ctx } from '../context.ts';
import { longDate } from '../paper/long-date.ts';
import { DateTime } from '../graphql/scalars.ts';
import type { Entry } from './entry.entity.ts';
import { Revision } from './revision.entity.ts';

@ObjectType({ description: 'That a revision was published: what a label or a printed sheet says of itself.' })
export class Publication {
  @Field(() => Int)
  revision!: number;

  @Field(() => DateTime)
  publishedAt!: Date;
}

/**
 * When a revision of an entry was published; without a number, the one that readers get. Its number and date alone,
 * which stand on every label: what it said is history, for those who may see that.
 * @param entry that the viewer may read
 * @returns null for a number that was never published
 */
export async function publicationOf(
  ctx: Ctx,
  entry: Entry,
  number?: number | null,
): Promise<Publication | null> {
  const id = entry.publishedRevisionId;
  if (!id) return null;
  const present = await ctx.loaders.revision.load(id);
  if (!number || present?.number === number) return asPublication(present);
  const other = await ctx.db.getRepository(Revision).findOne({
    select: { id: true, number: true, publishedAt: true },
    where: { entryId: entry.id, number, publishedAt: Not(IsNull()) },
  });
  return asPublication(other);
}

const asPublication = (revision: Revision | null): Publication | null =>
  revision?.publishedAt ? { revision: revision.number, publishedAt: revision.publishedAt } : null;

/** «редакция 3 от 12 марта 2026 г.» */
export function publicationText(
  { revision, publishedAt }: Publication,
  locale: Ctx['request']['locale'],
): string {
  const date = longDate(publishedAt, locale);
  return { ru: `редакция ${revision} от ${date}`, en: `revision ${revision} of ${date}` }[locale];
}

/** What a label or a printed sheet leads to: the entry, and the revision that it was printed from. */
export function entryUrl(ctx: Ctx, { number }: Entry, publication: Publication | null): string {
  const revision = publication ? `?r=${publication.revision}` : '';
  return `${ctx.app.config.publicUrl}/e/${number}${revision}`;
}
