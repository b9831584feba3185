import { Arg, Ctx as Context, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { can } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { Entry } from './entry.entity.ts';
import { entryUrl, Publication, publicationOf } from './publication.ts';

@Resolver(() => Entry)
export class EntryPublicationResolver {
  @FieldResolver(() => Publication, {
    nullable: true,
    description: 'That a revision was published, or the one that readers get. Null where it never was.',
  })
  async publication(
    @Root() entry: Entry,
    @Context() ctx: Ctx,
    @Arg('revision', () => Int, { nullable: true }) revision: number | null,
  ): Promise<Publication | null> {
    if (!can('read', await ctx.visibility(), entry)) return null;
    return await publicationOf(ctx, entry, revision);
  }

  @FieldResolver(() => String, {
    description: 'For a QR code: the short address, with the number of the revision that readers get now.',
  })
  async printedUrl(@Root() entry: Entry, @Context() ctx: Ctx): Promise<string> {
    const mayRead = can('read', await ctx.visibility(), entry);
    return entryUrl(ctx, entry, mayRead ? await publicationOf(ctx, entry) : null);
  }
}
