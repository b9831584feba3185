import type { FitmentFindingCode } from '@fieldlore/content/fitments';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { ArrayMaxSize } from 'class-validator';
import { Entry } from '../entries/entry.entity.ts';
import { UUID } from '../graphql/scalars.ts';
import { Fitment } from './fitment.entity.ts';
import { FitmentInput } from './fitment.input.ts';
import { VehicleMatch } from './vehicle-match.ts';

/** A table larger than this is changed in parts: it is one transaction. */
export const mostRows = 1000;

@InputType()
export class FitmentRemovalInput {
  @Field(() => UUID)
  id!: string;

  @Field(() => Int, { description: 'The version that was loaded.' })
  version!: number;
}

@InputType({ description: 'Everything that changed in a table of fitments.' })
export class SaveFitmentsInput {
  @Field(() => [FitmentInput], { description: 'New rows, and whole rows that changed.' })
  @ArrayMaxSize(mostRows)
  rows!: FitmentInput[];

  @Field(() => [FitmentRemovalInput], { defaultValue: [] })
  @ArrayMaxSize(mostRows)
  remove!: FitmentRemovalInput[];
}

@ObjectType({ description: 'Rows that answer for the same vehicle, or a row that claims what looks wrong.' })
export class FitmentFinding {
  @Field(() => String, { description: 'SAME_PLACE, CONTRADICTION, OVERLAP or OUTSIDE_YEARS.' })
  code!: FitmentFindingCode;

  @Field(() => Boolean, { description: 'The answer would be contradictory: not saved.' })
  isError!: boolean;

  @Field(() => String)
  text!: string;

  @Field(() => [UUID], { description: 'Rows of it that are stored.' })
  fitmentIds!: string[];

  @Field(() => [Int], { description: 'Rows of it by their places in the input.' })
  rows!: number[];
}

@ObjectType({ description: 'A row that somebody else changed or removed meanwhile.' })
export class StaleFitment {
  @Field(() => UUID)
  id!: string;

  @Field(() => Fitment, { nullable: true, description: 'As it is now; null where it is there no more.' })
  theirs!: Fitment | null;
}

@ObjectType({ description: 'Either everything was saved, or nothing.' })
export class SavedFitments {
  @Field(() => Boolean)
  isSaved!: boolean;

  @Field(() => [Fitment], {
    description: 'For each row of the input, in its order; empty where nothing was saved.',
  })
  saved!: Fitment[];

  @Field(() => [StaleFitment])
  stale!: StaleFitment[];

  @Field(() => [FitmentFinding])
  findings!: FitmentFinding[];
}

@ObjectType()
export class CatalogueRights {
  @Field(() => Boolean, { description: 'Add rows.' })
  add!: boolean;

  @Field(() => Boolean, { description: 'Change and remove rows.' })
  change!: boolean;
}

@ObjectType({ description: 'All fitments of a model or of a device, for editing them together.' })
export class FitmentGrid {
  @Field(() => [Fitment], { description: 'By vehicle, then device; at most 1000.' })
  rows!: Fitment[];

  @Field(() => Int)
  total!: number;

  @Field(() => CatalogueRights)
  viewerCan!: CatalogueRights;
}

@ObjectType({ description: 'What the text of a cell may mean.' })
export class FoundEntries {
  @Field(() => String)
  text!: string;

  @Field(() => [Entry], { description: 'One where it is sure.' })
  entries!: Entry[];
}

@ObjectType({ description: 'What the text of a cell may mean.' })
export class FoundVehicle {
  @Field(() => String)
  text!: string;

  @Field(() => [VehicleMatch], { description: 'The likeliest first; one where it is sure.' })
  vehicles!: VehicleMatch[];
}
