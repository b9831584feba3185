import { Arg, Ctx as Context, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Ctx, inTransaction } from '../context.ts';
import { UUID } from '../graphql/scalars.ts';
import { QualifierInput } from './fitment.input.ts';
import { choiceOf, kitPath, kitTitle } from './kit-choice.ts';
import { KitLink } from './kit-link.entity.ts';
import { findKitLink, shareKit } from './share-kit.ts';

@Resolver(() => KitLink)
export class KitLinkResolver {
  @Query(() => KitLink, { nullable: true, description: 'For people who are signed in.' })
  async kitLink(@Context() ctx: Ctx, @Arg('number', () => Int) number: number): Promise<KitLink> {
    return await findKitLink(ctx, number);
  }

  @Mutation(() => KitLink, {
    description: 'For people who are signed in. The same choice has the same number for everybody.',
  })
  async shareKit(
    @Context() ctx: Ctx,
    @Arg('modelId', () => UUID) modelId: string,
    @Arg('generationId', () => UUID, { nullable: true }) generationId: string | null,
    @Arg('year', () => Int, { nullable: true }) year: number | null,
    @Arg('options', () => [QualifierInput], { nullable: true }) options: QualifierInput[] | null,
  ): Promise<KitLink> {
    return await inTransaction(ctx, (tx) => shareKit(tx, { modelId, generationId, year, options }));
  }

  @FieldResolver(() => String, { description: 'The vehicle and what was chosen, in the reader’s language.' })
  async title(@Root() link: KitLink, @Context() ctx: Ctx): Promise<string> {
    return await kitTitle(ctx, await choiceOf(ctx, link));
  }

  @FieldResolver(() => String, { description: 'The page of the kit.' })
  async path(@Root() link: KitLink, @Context() ctx: Ctx): Promise<string> {
    return await kitPath(ctx, await choiceOf(ctx, link));
  }

  @FieldResolver(() => String, { description: 'To be sent, or printed as a QR code.' })
  url(@Root() { number }: KitLink, @Context() ctx: Ctx): string {
    return `${ctx.app.config.publicUrl}/k/${number}`;
  }
}
