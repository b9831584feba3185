import { Arg, Ctx as Context, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mustBeSignedIn } from '../access/people.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { findEntry } from '../entries/entry.queries.ts';
import { wholeTable } from '../graphql/limits.ts';
import { UUID } from '../graphql/scalars.ts';
import { ViewerType } from '../people/viewer.types.ts';
import { Visit } from '../visits/visit.entity.ts';
import { compareWithPublished } from './compare-revisions.ts';
import { keptRecalls } from './kept-recalls.ts';
import { Recall, RecallNotice } from './recall.entity.ts';
import {
  confirmNotice,
  countOpenNotices,
  findNotices,
  type NoticeWithRecall,
  reachOf,
  recallsOfEntry,
  recallsOfVisit,
} from './recall.queries.ts';
import { KeptRecall, KeptRevisionInput, RecallReach, RevisionComparison } from './recall.types.ts';

@Resolver(() => Recall)
export class RecallResolver {
  @Query(() => [KeptRecall], {
    description:
      'For copies kept without network: which of them something newer was published over, and whether they were wrong. Also for readers who are not signed in.',
    complexity: wholeTable,
  })
  async recalls(
    @Context() ctx: Ctx,
    @Arg('kept', () => [KeptRevisionInput]) kept: KeptRevisionInput[],
  ): Promise<KeptRecall[]> {
    return await keptRecalls(ctx, kept);
  }

  @Query(() => RevisionComparison, {
    nullable: true,
    description: 'A revision that was corrected, or that the viewer opened, beside what is published now.',
  })
  async revisionComparison(
    @Context() ctx: Ctx,
    @Arg('number', () => Int) number: number,
    @Arg('revision', () => Int) revision: number,
  ): Promise<RevisionComparison> {
    return await compareWithPublished(ctx, await findEntry(ctx, { number }), revision);
  }

  @FieldResolver(() => Entry, { nullable: true, description: 'Null where it was archived since.' })
  async entry(@Root() { entryId }: Recall, @Context() ctx: Ctx): Promise<Entry | null> {
    return await ctx.loaders.visibleEntry.load(entryId);
  }

  @FieldResolver(() => RecallReach, { nullable: true, description: 'For publishers of the section.' })
  async reach(@Root() recall: Recall, @Context() ctx: Ctx): Promise<RecallReach | null> {
    return await reachOf(ctx, recall);
  }
}

@Resolver(() => RecallNotice)
export class RecallNoticeResolver {
  @Query(() => [RecallNotice], {
    description: 'Corrections of what the viewer used: those to confirm first, then newest first.',
    complexity: wholeTable,
  })
  async recallNotices(@Context() ctx: Ctx): Promise<RecallNotice[]> {
    return await findNotices(ctx, mustBeSignedIn(ctx));
  }

  @Mutation(() => RecallNotice, { description: 'The viewer knows of the correction.' })
  async confirmRecall(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<RecallNotice> {
    const viewer = mustBeSignedIn(ctx);
    return await inTransaction(ctx, (tx) => confirmNotice(tx, viewer, id));
  }

  @FieldResolver(() => Recall)
  recall(@Root() notice: NoticeWithRecall): Recall {
    return notice.recall;
  }
}

@Resolver(() => Entry)
export class EntryRecallsResolver {
  @FieldResolver(() => [Recall], { description: 'Corrections that were published of it, newest first.' })
  async recalls(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Recall[]> {
    return await recallsOfEntry(ctx, entry);
  }
}

@Resolver(() => Visit)
export class VisitRecallsResolver {
  @FieldResolver(() => [Recall], { description: 'Corrections of what the visit went by.' })
  async recalls(@Root() visit: Visit, @Context() ctx: Ctx): Promise<Recall[]> {
    return await recallsOfVisit(ctx, visit);
  }
}

@Resolver(() => ViewerType)
export class ViewerRecallsResolver {
  @FieldResolver(() => Int, { description: 'Corrections that the viewer has to confirm.' })
  async openRecalls(@Context() ctx: Ctx): Promise<number> {
    return await countOpenNotices(ctx);
  }
}
