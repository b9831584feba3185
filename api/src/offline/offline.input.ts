import { Field, InputType, Int } from 'type-graphql';
import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { QualifierInput } from '../catalogue/fitment.input.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { FleetLineInput } from '../fleet/fleet.input.ts';
import { Locale } from '../graphql/locale.ts';
import { UUID } from '../graphql/scalars.ts';

@InputType()
export class OfflineKitInput {
  @Field(() => UUID)
  modelId!: string;

  @Field(() => UUID, { nullable: true })
  generationId?: string | null;

  @Field(() => Int, { nullable: true })
  year?: number | null;

  @Field(() => [QualifierInput], { nullable: true })
  options?: QualifierInput[] | null;
}

@InputType({ description: 'A list of entries, as a list page is narrowed.' })
export class OfflineListInput {
  @Field(() => EntryKind)
  kind!: EntryKind;

  @Field(() => Locale, { nullable: true })
  locale?: Locale | null;

  @Field(() => String, { nullable: true })
  tag?: string | null;
}

@InputType({ description: 'The vehicles of a client, as `fleet` takes them. Nothing of it is kept here.' })
export class OfflineFleetInput {
  @Field(() => String, { description: 'What its owner calls it: the client, the yard.' })
  @MaxLength(200)
  name!: string;

  @Field(() => [FleetLineInput], { description: 'Up to 500, of up to 200 different vehicles.' })
  @ValidateNested()
  lines!: FleetLineInput[];
}

@InputType({ description: 'What to keep on a device: whatever of it is given, taken together.' })
export class OfflinePackInput {
  @Field(() => [Int], { nullable: true, description: 'Numbers of entries.' })
  entries?: number[] | null;

  @Field(() => OfflineKitInput, { nullable: true })
  kit?: OfflineKitInput | null;

  @Field(() => OfflineFleetInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  fleet?: OfflineFleetInput | null;

  @Field(() => OfflineListInput, { nullable: true })
  list?: OfflineListInput | null;

  @Field(() => UUID, { nullable: true })
  visit?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The open visits that the viewer prepared or goes to: a day’s jobs.',
  })
  myVisits?: boolean | null;
}
