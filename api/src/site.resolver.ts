import { Ctx as Context, Query, Resolver } from 'type-graphql';
import type { Ctx } from './context.ts';

@Resolver()
export class SiteResolver {
  @Query(() => String, {
    description:
      'The address that people type, without a slash at its end: what search engines should know pages by, whatever name a request came under.',
  })
  publicUrl(@Context() ctx: Ctx): string {
    return ctx.app.config.publicUrl;
  }
}
