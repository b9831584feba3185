import { Arg, Ctx as Context, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Ctx } from '../context.ts';
import { wholeTable } from '../graphql/limits.ts';
import { Entry } from '../entries/entry.entity.ts';
import { searchEntries, suggest } from './search-entries.ts';
import { SearchFilter, SearchHit, SearchResult, Suggestion } from './search.types.ts';

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
  ): Promise<SearchResult> {
    return await searchEntries(ctx, { text, filter, sort, offset, limit });
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

@Resolver(() => SearchHit)
export class SearchHitResolver {
  @FieldResolver(() => Entry, { nullable: true })
  entry(@Root() hit: SearchHit): Entry | null {
    return hit.entryRow;
  }

  @FieldResolver(() => VehicleModel, { nullable: true })
  vehicle(@Root() hit: SearchHit): VehicleModel | null {
    return hit.modelRow;
  }
}
