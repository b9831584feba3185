import { Arg, Args, Ctx as Context, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { can } from '../access/entries.ts';
import { isStaff } from '../access/viewer.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { type Page, PageArgs } from '../graphql/page.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { castVote, withdrawVote } from './cast-vote.ts';
import { EntryVote } from './entry-vote.entity.ts';
import { closeReaderComment, commentsOn, listReaderComments } from './reader-comments.ts';
import { ReaderCommentConnection, VoteSummary } from './vote.types.ts';

@Resolver(() => Entry)
export class EntryVotesResolver {
  @FieldResolver(() => VoteSummary, {
    nullable: true,
    description: 'Whether readers found it helpful; for staff, of what can be voted on.',
  })
  async votes(@Root() entry: Entry, @Context() ctx: Ctx): Promise<VoteSummary | null> {
    // Asked first, so that for clients and everybody else no page waits for a count.
    if (!isStaff(ctx.viewer) || !can('vote', await ctx.visibility(), entry)) return null;
    return await ctx.loaders.votesOnEntry.load(entry.id);
  }

  @FieldResolver(() => [EntryVote], {
    description: 'What readers missed and nobody closed yet; only for those who may edit.',
  })
  async readerComments(@Root() entry: Entry, @Context() ctx: Ctx): Promise<EntryVote[]> {
    return await commentsOn(ctx, entry);
  }
}

@Resolver(() => EntryVote)
export class ReaderCommentResolver {
  @Query(() => ReaderCommentConnection, {
    description: 'Those that nobody closed yet, newest first, on what the viewer may edit.',
  })
  async readerComments(@Context() ctx: Ctx, @Args(() => PageArgs) page: PageArgs): Promise<Page<EntryVote>> {
    return await listReaderComments(ctx, page);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Null for somebody who was not signed in.' })
  async person(@Root() { personId }: EntryVote, @Context() ctx: Ctx): Promise<Person | null> {
    return personId ? await ctx.loaders.person.load(personId) : null;
  }

  @Mutation(() => String, {
    nullable: true,
    description:
      'Whether an entry helped, about what is published now; sixty an hour from one address. Answers somebody who is not signed in with the number of their browser, to be sent along the next time.',
  })
  async castVote(
    @Context() ctx: Ctx,
    @Arg('entryId', () => UUID) entryId: string,
    @Arg('isHelpful', () => Boolean) isHelpful: boolean,
    @Arg('comment', () => String, {
      nullable: true,
      description: 'What was missing; kept only with a no.',
    })
    comment: string | null,
    @Arg('browser', () => String, { nullable: true }) browser: string | null,
  ): Promise<string | null> {
    return await inTransaction(ctx, (tx) => castVote(tx, { entryId, isHelpful, comment, browser }));
  }

  @Mutation(() => Boolean)
  async withdrawVote(
    @Context() ctx: Ctx,
    @Arg('entryId', () => UUID) entryId: string,
    @Arg('browser', () => String, { nullable: true }) browser: string | null,
  ): Promise<boolean> {
    await inTransaction(ctx, (tx) => withdrawVote(tx, { entryId, browser }));
    return true;
  }

  @Mutation(() => EntryVote, { description: 'For those who may edit the entry.' })
  async closeReaderComment(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<EntryVote> {
    return await inTransaction(ctx, (tx) => closeReaderComment(tx, id));
  }
}
