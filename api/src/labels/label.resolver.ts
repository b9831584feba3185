import { Arg, Ctx as Context, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { wholeTable } from '../graphql/limits.ts';
import { findLabels, type FoundLabel } from './find-labels.ts';

@ObjectType({ description: 'What a label with a QR code says.' })
export class Label implements FoundLabel {
  @Field(() => String, { description: '`4821` of an entry, `k1004` of a kit.' })
  name!: string;

  entry!: Entry | null;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'What people read out over the phone.' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'Number and date of the revision that is published.' })
  issue!: string | null;

  @Field(() => String, { description: 'Where the QR code leads.' })
  url!: string;
}

@Resolver()
export class LabelResolver {
  @Query(() => [Label], {
    description: 'In the order asked for; what the viewer may not see is left out, like what is not there.',
    complexity: wholeTable,
  })
  async labels(
    @Context() ctx: Ctx,
    @Arg('of', () => [String], { description: 'Numbers of entries, and of kits with a k before them.' })
    of: string[],
  ): Promise<Label[]> {
    return await findLabels(ctx, of);
  }
}
