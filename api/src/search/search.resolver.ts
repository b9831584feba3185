import { useAdvantage } from '@fieldlore/search';
import { Arg, Ctx as Context, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { isStaff } from '../access/viewer.ts';
import { VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Ctx } from '../context.ts';
import { usefulness, votesWorth } from '../indexing/usefulness.ts';
import { wholeTable } from '../graphql/limits.ts';
import { Entry } from '../entries/entry.entity.ts';
import { directHit } from './direct-hit.ts';
import { searchEntries } from './search-entries.ts';
import {
  DirectHit,
  SearchFilter,
  SearchHit,
  SearchRanking,
  SearchResult,
  Suggestion,
} from './search.types.ts';
import { suggest } from './suggest.ts';

@Resolver()
export class SearchResolver {
  @Query(() => SearchResult, { complexity: wholeTable })
  async search(
    @Context() ctx: Ctx,
    @Arg('text', () => String) text: string,
    @Arg('filter', () => SearchFilter, { nullable: true }) filter: SearchFilter | null,
    @Arg('sort', () => String, { defaultValue: 'relevance', description: 'relevance or updated' })
    sort: string,
    @Arg('offset', () => Int, { defaultValue: 0 }) offset: number,
    @Arg('limit', () => Int, { defaultValue: 20 }) limit: number,
    @Arg('verbatim', () => Boolean, {
      defaultValue: false,
      description: 'For exactly these words: no other keyboard layout, alphabet or spelling.',
    })
    verbatim: boolean,
  ): Promise<SearchResult> {
    return await searchEntries(ctx, { text, filter, sort, offset, limit, verbatim });
  }

  @Query(() => [Suggestion], { complexity: wholeTable })
  async suggest(
    @Context() ctx: Ctx,
    @Arg('text', () => String) text: string,
    @Arg('limit', () => Int, { defaultValue: 8 }) limit: number,
  ): Promise<Suggestion[]> {
    return await suggest(ctx, text, limit);
  }
}

@Resolver(() => SearchResult)
export class SearchResultResolver {
  @FieldResolver(() => DirectHit, {
    nullable: true,
    description:
      'Where the query is exactly a short number, a part number, or a model with its year: that page.',
  })
  async direct(@Context() ctx: Ctx, @Root() { text }: SearchResult): Promise<DirectHit | null> {
    return await directHit(ctx, text);
  }
}

@Resolver(() => SearchHit)
export class SearchHitResolver {
  @FieldResolver(() => Entry, { nullable: true })
  entry(@Root() hit: SearchHit): Entry | null {
    return hit.entryRow;
  }

  @FieldResolver(() => SearchRanking, { nullable: true, description: 'For staff; null for vehicles.' })
  async ranking(@Root() { entryRow }: SearchHit, @Context() ctx: Ctx): Promise<SearchRanking | null> {
    if (!entryRow || !isStaff(ctx.viewer)) return null;
    const [{ solved, partly, wrong }, votes] = await Promise.all([
      ctx.loaders.usesOfEntry.load(entryRow.id),
      ctx.loaders.votesOnEntry.load(entryRow.id),
    ]);
    const worth = usefulness({ solved, partly, wrong, ...votes });
    // Meilisearch takes it to choose between equals, without a score.
    const advantage = ctx.app.search.engine === 'embedded' ? useAdvantage(worth) : null;
    return { solved, partly, wrong, votes, votesWorth: votesWorth(votes), advantage };
  }

  @FieldResolver(() => VehicleModel, { nullable: true })
  vehicle(@Root() hit: SearchHit): VehicleModel | null {
    return hit.modelRow;
  }
}
