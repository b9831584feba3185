import type { DiagramData } from '@fieldlore/content';
import { Arg, Args, Ctx as Context, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mustBeSignedIn } from '../access/people.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { draw } from '../diagrams/draw.ts';
import { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { findEntry } from '../entries/entry.queries.ts';
import { wholeTable } from '../graphql/limits.ts';
import { shortList } from '../graphql/page.ts';
import { UUID } from '../graphql/scalars.ts';
import { ViewerType } from '../people/viewer.types.ts';
import { Visit } from '../visits/visit.entity.ts';
import { compareRevisions, draftLines } from './compare-revisions.ts';
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
import {
  ComparedDrawingArgs,
  KeptRecall,
  KeptRevisionInput,
  RecallReach,
  RevisionComparison,
} from './recall.types.ts';

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
    description:
      'A revision that was corrected, or that the viewer opened, beside what is published now; any two for those who write in the section.',
  })
  async revisionComparison(
    @Context() ctx: Ctx,
    @Arg('number', () => Int) number: number,
    @Arg('revision', () => Int) revision: number,
    @Arg('to', () => Int, { nullable: true }) to?: number | null,
  ): Promise<RevisionComparison> {
    return await compareRevisions(ctx, await findEntry(ctx, { number }), {
      number: revision,
      to: to ?? null,
    });
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

@Resolver(() => RevisionComparison)
export class RevisionComparisonResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'SVG of the older revision with what changed marked; null of what is no diagram.',
  })
  async olderDrawing(
    @Root() comparison: RevisionComparison,
    @Context() ctx: Ctx,
    @Args(() => ComparedDrawingArgs) args: ComparedDrawingArgs,
  ): Promise<string | null> {
    return await drawCompared(ctx, comparison, 'before', args);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The same of the newer revision.' })
  async newerDrawing(
    @Root() comparison: RevisionComparison,
    @Context() ctx: Ctx,
    @Args(() => ComparedDrawingArgs) args: ComparedDrawingArgs,
  ): Promise<string | null> {
    return await drawCompared(ctx, comparison, 'after', args);
  }
}

async function drawCompared(
  ctx: Ctx,
  { entry, older, newer }: RevisionComparison,
  side: 'before' | 'after',
  { width, notation }: ComparedDrawingArgs,
): Promise<string | null> {
  if (entry.kind !== EntryKind.DIAGRAM) return null;
  const [drawn, other] = side === 'before' ? [older, newer] : [newer, older];
  const input = { width, notation, locale: ctx.request.locale, title: drawn.title };
  return await draw(drawn.data as DiagramData, input, { other: other.data as DiagramData, side });
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

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Address of a picture of one pixel, which a page shows to note that the viewer opened the entry; null for who is not signed in.',
  })
  async openedPicture(@Root() entry: Entry, @Context() ctx: Ctx): Promise<string | null> {
    if (!ctx.viewer.person || !entry.publishedRevisionId) return null;
    const revision = await ctx.loaders.revision.load(entry.publishedRevisionId);
    return revision && `/opened/${entry.number}.gif?r=${revision.number}`;
  }

  @FieldResolver(() => [String], {
    description: 'What publishing the draft would change, line by line. Only for those who may edit.',
  })
  async draftChanges(
    @Root() entry: Entry,
    @Context() ctx: Ctx,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
  ): Promise<string[]> {
    return (await draftLines(ctx, entry)).slice(0, shortList(first));
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
