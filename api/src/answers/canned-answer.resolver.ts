import { type CannedAnswerData, fillTemplate } from '@fieldlore/content';
import {
  Arg,
  Ctx as Context,
  Field,
  FieldResolver,
  InputType,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { authorize } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { shownData } from '../entries/shown-revision.ts';
import { NotFoundError } from '../errors.ts';
import { Locale } from '../graphql/locale.ts';
import { JSONValue, UUID } from '../graphql/scalars.ts';

@ObjectType()
export class AnswerVariant {
  @Field(() => Locale)
  locale!: `${Locale}`;

  @Field(() => String, { description: 'RICH (safe HTML) or PLAIN.' })
  channel!: string;

  @Field(() => String)
  subject!: string;

  @Field(() => String)
  text!: string;
}

@ObjectType()
export class CannedAnswer {
  data!: CannedAnswerData;

  @Field(() => String)
  shortCode!: string;

  @Field(() => String)
  scope!: string;

  @Field(() => [AnswerVariant])
  variants!: AnswerVariant[];

  @Field(() => JSONValue, { description: 'Shape: Blank[] in content/src/kinds/canned-answer.ts.' })
  blanks!: CannedAnswerData['blanks'];
}

@InputType()
class BlankValue {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType({ description: 'Ready to paste once `unfilled` is empty.' })
export class FilledAnswer {
  @Field(() => String)
  subject!: string;

  @Field(() => String)
  text!: string;

  @Field(() => [String], { description: 'Blanks without a value and without a fallback.' })
  unfilled!: string[];
}

@Resolver(() => Entry)
export class EntryCannedAnswerResolver {
  @FieldResolver(() => CannedAnswer, { nullable: true })
  async cannedAnswer(@Root() entry: Entry, @Context() ctx: Ctx): Promise<CannedAnswer | null> {
    const data = await shownData(ctx, entry, 'CANNED_ANSWER');
    return (
      data && {
        data,
        shortCode: data.shortCode,
        scope: data.scope,
        variants: data.variants as AnswerVariant[],
        blanks: data.blanks,
      }
    );
  }
}

@Resolver(() => CannedAnswer)
export class CannedAnswerResolver {
  @FieldResolver(() => Entry, {
    nullable: true,
    description: 'The article that explains what the answer says.',
  })
  async article(@Root() { data }: CannedAnswer, @Context() ctx: Ctx): Promise<Entry | null> {
    return data.article ? await ctx.loaders.visibleEntry.load(data.article) : null;
  }

  @Query(() => FilledAnswer, {
    description: 'A variant with its blanks filled in; values are escaped where the variant is HTML.',
  })
  async filledAnswer(
    @Context() ctx: Ctx,
    @Arg('entryId', () => UUID) entryId: string,
    @Arg('locale', () => Locale) locale: Locale,
    @Arg('channel', () => String) channel: string,
    @Arg('values', () => [BlankValue]) values: BlankValue[],
  ): Promise<FilledAnswer> {
    const entry = await authorize(ctx, 'read', await ctx.db.getRepository(Entry).findOneBy({ id: entryId }));
    const data = await shownData(ctx, entry, 'CANNED_ANSWER');
    const variant = data?.variants.find((one) => one.locale === locale && one.channel === channel);
    if (!data || !variant) throw new NotFoundError();
    const given = Object.fromEntries(values.map(({ name, value }) => [name, value]));
    const options = { blanks: data.blanks, locale };
    const subject = fillTemplate(variant.subject, given, { html: false, ...options });
    const text = fillTemplate(variant.text, given, { html: channel === 'RICH', ...options });
    return {
      subject: subject.text,
      text: text.text,
      unfilled: [...new Set([...subject.unfilled, ...text.unfilled])],
    };
  }
}
