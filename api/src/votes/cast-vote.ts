import { authorize } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { BadInputError } from '../errors.ts';
import { EntryVote } from './entry-vote.entity.ts';
import { limitSender } from './limit-sender.ts';
import { newBrowser, voterOf } from './voter.ts';

const longestComment = 1000;

export interface VoteGiven {
  entryId: string;
  isHelpful: boolean;
  /** What was missing, with a "No"; null leaves what they wrote before. */
  comment?: string | null;
  /** The number of the browser, where it has voted before; means nothing for somebody signed in. */
  browser?: string | null;
}

/**
 * "Was this helpful?", about the revision that readers get now. One vote a person or browser: the next one changes it,
 * and with a "Yes" goes what they found missing.
 * @returns the browser's number, to be kept by it; null for somebody signed in
 * @throws NotFoundError, ForbiddenError, BadInputError, RateLimitedError
 */
export async function castVote(
  tx: Ctx,
  { entryId, isHelpful, comment = null, browser = null }: VoteGiven,
): Promise<string | null> {
  const entry = await authorize(tx, 'vote', await tx.db.getRepository(Entry).findOneBy({ id: entryId }));
  const missing = isHelpful ? '' : checkedComment(comment);
  await limitSender(tx);
  const known = voterOf(tx, entry.id, browser);
  const given = known ? browser : newBrowser();
  const voter = known ?? voterOf(tx, entry.id, given)!;
  await tx.db.getRepository(EntryVote).upsert(
    {
      entryId: entry.id,
      revisionId: entry.publishedRevisionId!,
      ...voter,
      isHelpful,
      ...(missing !== null && { comment: missing, commentClosedAt: null }),
      updatedAt: tx.now(),
    },
    ['entryId', voter.personId ? 'personId' : 'browser'],
  );
  return voter.browser && given;
}

/** Takes the vote back as if it had never been, comment included. @throws NotFoundError, ForbiddenError */
export async function withdrawVote(
  tx: Ctx,
  { entryId, browser = null }: Pick<VoteGiven, 'entryId' | 'browser'>,
): Promise<void> {
  const entry = await authorize(tx, 'vote', await tx.db.getRepository(Entry).findOneBy({ id: entryId }));
  const voter = voterOf(tx, entry.id, browser);
  if (!voter) return;
  const own = voter.personId ? { personId: voter.personId } : { browser: voter.browser! };
  await tx.db.getRepository(EntryVote).delete({ entryId: entry.id, ...own });
}

function checkedComment(comment: string | null): string | null {
  const text = comment?.trim() ?? null;
  if (text !== null && text.length > longestComment)
    throw new BadInputError([
      {
        path: 'comment',
        message: {
          ru: `Замечание длиннее ${longestComment} знаков. Сократите его: важно, чего не хватило.`,
          en: `The comment is longer than ${longestComment} characters. Shorten it: what was missing is enough.`,
        },
      },
    ]);
  return text;
}
