import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { Audience } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import { PageArgs } from '../graphql/page.ts';
import { CalendarDate, JSONValue, UUID } from '../graphql/scalars.ts';
import { Confidence, EntryKind, EntryStatus, Governance } from './entry.enums.ts';

@InputType()
export class VehicleLinkInput {
  @Field(() => UUID)
  makeId!: string;

  @Field(() => UUID, { nullable: true })
  modelId?: string | null;

  @Field(() => UUID, { nullable: true })
  generationId?: string | null;

  @Field(() => Int, { nullable: true })
  yearFrom?: number | null;

  @Field(() => Int, { nullable: true })
  yearTo?: number | null;
}

@InputType()
export class CreateEntryInput {
  @Field(() => EntryKind)
  kind!: EntryKind;

  @Field(() => UUID)
  sectionId!: string;

  @Field(() => Locale)
  locale!: Locale;

  @Field(() => String)
  title!: string;

  @Field(() => JSONValue, { nullable: true })
  body?: unknown;

  @Field(() => JSONValue, { nullable: true })
  data?: unknown;

  @Field(() => Audience, { nullable: true })
  audience?: Audience | null;

  @Field(() => UUID, { nullable: true })
  translationOf?: string | null;

  @Field(() => [String], { nullable: true })
  tags?: string[] | null;

  @Field(() => [VehicleLinkInput], { nullable: true })
  vehicles?: VehicleLinkInput[] | null;

  @Field(() => [UUID], { nullable: true })
  equipment?: string[] | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class SaveEntryInput {
  @Field(() => UUID)
  id!: string;

  @Field(() => Int, { description: 'The version that the author had before them.' })
  version!: number;

  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => JSONValue, { nullable: true })
  body?: unknown;

  @Field(() => JSONValue, { nullable: true })
  data?: unknown;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => [String], { nullable: true })
  tags?: string[] | null;

  @Field(() => [VehicleLinkInput], { nullable: true })
  vehicles?: VehicleLinkInput[] | null;

  @Field(() => [UUID], { nullable: true })
  equipment?: string[] | null;

  @Field(() => Audience, { nullable: true })
  audience?: Audience | null;

  @Field(() => Governance, { nullable: true })
  governance?: Governance | null;

  @Field(() => Confidence, { nullable: true })
  confidence?: Confidence | null;

  @Field(() => UUID, { nullable: true })
  ownerId?: string | null;

  @Field(() => CalendarDate, { nullable: true })
  reviewAt?: string | null;

  @Field(() => String, { nullable: true })
  slug?: string | null;

  @Field(() => UUID, { nullable: true })
  sectionId?: string | null;
}

@ArgsType()
export class EntryListArgs extends PageArgs {
  @Field(() => EntryKind, { nullable: true })
  kind?: EntryKind | null;

  @Field(() => UUID, { nullable: true, description: 'This section and all below it.' })
  sectionId?: string | null;

  @Field(() => Locale, { nullable: true })
  locale?: Locale | null;

  @Field(() => String, { nullable: true })
  tag?: string | null;

  @Field(() => EntryStatus, { nullable: true })
  status?: EntryStatus | null;

  @Field(() => Boolean, { nullable: true })
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  bin?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whose review date has come: stale, or reported wrong.',
  })
  reviewDue?: boolean | null;
}

@ArgsType()
export class EntryAddressArgs {
  @Field(() => UUID, { nullable: true })
  id?: string | null;

  @Field(() => Int, { nullable: true })
  number?: number | null;

  @Field(() => EntryKind, { nullable: true })
  kind?: EntryKind | null;

  @Field(() => String, { nullable: true })
  slug?: string | null;
}
