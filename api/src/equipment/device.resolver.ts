import { MaxLength } from 'class-validator';
import { Arg, Args, ArgsType, Ctx as Context, Field, Query, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { EntryConnection } from '../entries/entry.types.ts';
import { wholeTable } from '../graphql/limits.ts';
import { Locale } from '../graphql/locale.ts';
import { type Page, PageArgs } from '../graphql/page.ts';
import { knownParameters, listDevices } from './find-devices.ts';
import { KnownParameter, ParameterCondition } from './find-devices.types.ts';

@ArgsType()
class DevicesArgs extends PageArgs {
  @Field(() => [ParameterCondition], { defaultValue: [], description: 'All of them hold.' })
  conditions!: ParameterCondition[];

  @Field(() => String, { nullable: true, description: 'TRACKER, FUEL_SENSOR…' })
  @MaxLength(40)
  type?: string | null;

  @Field(() => Locale, { nullable: true })
  locale?: Locale | null;
}

@Resolver()
export class DeviceResolver {
  @Query(() => EntryConnection, { description: 'Published equipment by its parameters, last changed first.' })
  async devices(
    @Context() ctx: Ctx,
    @Args(() => DevicesArgs) { first, after, ...filter }: DevicesArgs,
  ): Promise<Page<Entry>> {
    return await listDevices(ctx, filter, { first, after });
  }

  @Query(() => [KnownParameter], {
    description: 'What equipment can be looked for by, most used first.',
    complexity: wholeTable,
  })
  async equipmentParameters(
    @Context() ctx: Ctx,
    @Arg('locale', () => Locale, { nullable: true }) locale?: Locale | null,
  ): Promise<KnownParameter[]> {
    return await knownParameters(ctx, locale ?? null);
  }
}
