import { Arg, Ctx as Context, Mutation, Query, Resolver } from 'type-graphql';
import { type Ctx, inTransaction } from '../context.ts';
import { UUID } from '../graphql/scalars.ts';
import { deleteSavedSearch, listSavedSearches, saveSearch } from './saved-search.actions.ts';
import { SavedSearch } from './saved-search.entity.ts';
import { SaveSearchInput } from './saved-search.input.ts';

@Resolver(() => SavedSearch)
export class SavedSearchResolver {
  @Query(() => [SavedSearch], { description: 'The viewer’s own, by name.' })
  async savedSearches(@Context() ctx: Ctx): Promise<SavedSearch[]> {
    return await listSavedSearches(ctx);
  }

  @Mutation(() => SavedSearch, { description: 'The same name again replaces what was saved under it.' })
  async saveSearch(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveSearchInput) input: SaveSearchInput,
  ): Promise<SavedSearch> {
    return await inTransaction(ctx, (tx) => saveSearch(tx, input));
  }

  @Mutation(() => Boolean)
  async deleteSavedSearch(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<boolean> {
    await inTransaction(ctx, (tx) => deleteSavedSearch(tx, id));
    return true;
  }
}
