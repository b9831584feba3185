import { Not, type SelectQueryBuilder } from 'typeorm';
import { authorize, canWork } from '../access/entries.ts';
import { mustReadComments } from '../access/votes.ts';
import type { Ctx } from '../context.ts';
import { workableEntries } from '../entries/entry.queries.ts';
import { Entry } from '../entries/entry.entity.ts';
import { NotFoundError } from '../errors.ts';
import { type Page, type PageArgs, pageOf } from '../graphql/page.ts';
import { EntryVote } from './entry-vote.entity.ts';

/** The latest on one entry; whoever has more of them to read finds all in the list. */
const mostOfOne = 20;

/** Comments that nobody closed yet, newest first, on what the viewer may edit. */
export async function listReaderComments(ctx: Ctx, page: PageArgs): Promise<Page<EntryVote>> {
  mustReadComments(ctx);
  const entries = (await workableEntries(ctx)).andWhere('entry.deleted_at IS NULL').select('entry.id');
  const comments = openComments(ctx).andWhere(
    `vote.entry_id IN (${entries.getQuery()})`,
    entries.getParameters(),
  );
  return await pageOf(comments, 'vote', page, 'updatedAt');
}

/** Those on one entry, for who may edit it; none for others. */
export async function commentsOn(ctx: Ctx, entry: Entry): Promise<EntryVote[]> {
  if (!canWork(await ctx.visibility(), entry)) return [];
  return await openComments(ctx)
    .andWhere('vote.entry_id = :entryId', { entryId: entry.id })
    .orderBy('vote.updatedAt', 'DESC')
    .limit(mostOfOne)
    .getMany();
}

/** Takes a comment off the list: the text was mended, or there is nothing to mend. @throws NotFoundError, ForbiddenError */
export async function closeReaderComment(tx: Ctx, id: string): Promise<EntryVote> {
  mustReadComments(tx);
  const votes = tx.db.getRepository(EntryVote);
  const vote = await votes.findOneBy({ id, comment: Not('') });
  if (!vote) throw new NotFoundError();
  const entry = await tx.db.getRepository(Entry).findOneBy({ id: vote.entryId });
  vote.entry = await authorize(tx, 'edit', entry);
  vote.commentClosedAt ??= tx.now();
  await votes.update(vote.id, { commentClosedAt: vote.commentClosedAt });
  return vote;
}

function openComments(ctx: Ctx): SelectQueryBuilder<EntryVote> {
  return ctx.db
    .getRepository(EntryVote)
    .createQueryBuilder('vote')
    .innerJoinAndMapOne('vote.entry', Entry, 'about', 'about.id = vote.entry_id')
    .where(`vote.comment <> '' AND vote.comment_closed_at IS NULL`);
}
