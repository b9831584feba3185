import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ description: 'One copy of the search index: the embedded one, or a Meilisearch server.' })
export class IndexCopy {
  @Field(() => String)
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Null while it does not answer.' })
  documents!: number | null;

  @Field(() => Boolean, { description: 'It is filled and of this version.' })
  isReady!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Age of the oldest change that has not reached it, seconds.',
  })
  lagSeconds!: number | null;

  @Field(() => Int, { description: 'Changes on their way.' })
  pending!: number;

  @Field(() => Int, { description: 'Set aside after too many failures.' })
  failed!: number;

  @Field(() => String, { nullable: true, description: 'Why nothing can be written to it now.' })
  error!: string | null;

  @Field(() => Boolean, { description: 'A rebuild is under way, or asked for.' })
  isRebuilding!: boolean;

  @Field(() => Int, { description: 'Documents that the rebuild under way has written.' })
  rebuildDone!: number;

  @Field(() => Int)
  rebuildTotal!: number;

  @Field(() => DateTime, { nullable: true })
  rebuiltAt!: Date | null;

  @Field(() => Int, { nullable: true })
  rebuiltDocuments!: number | null;

  @Field(() => Float, { nullable: true })
  rebuildSeconds!: number | null;

  @Field(() => DateTime, { description: 'When it was last compared with the tables.' })
  reconciledAt!: Date;

  @Field(() => Int, { nullable: true, description: 'How many documents differed then.' })
  reconcileDifferences!: number | null;
}

@ObjectType({ description: 'A document that did not reach a copy of the index.' })
export class IndexFailure {
  @Field(() => String, { description: 'Of this failure, for retrying.' })
  id!: string;

  @Field(() => String)
  copy!: string;

  @Field(() => String, { description: 'Its title, or the vehicle’s name.' })
  title!: string;

  @Field(() => String, { nullable: true })
  path!: string | null;

  @Field(() => String)
  reason!: string;

  @Field(() => DateTime)
  since!: Date;
}

@ObjectType({ description: 'How far the configured model has read the entries for their meaning.' })
export class MeaningHealth {
  @Field(() => String)
  model!: string;

  @Field(() => Int, { description: 'Entries that are found by meaning, as they are now.' })
  read!: number;

  @Field(() => Int, { description: 'Entries that the model has still to read; until then words find them.' })
  waiting!: number;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed.' })
  error!: string | null;
}

@ObjectType()
export class IndexHealth {
  @Field(() => String)
  engine!: string;

  @Field(() => Int, { description: 'In the copy that has most.' })
  documents!: number;

  @Field(() => Float, { nullable: true, description: 'Of the copy that lags most.' })
  lagSeconds!: number | null;

  @Field(() => Int, { description: 'Changes on their way, to all copies.' })
  pending!: number;

  @Field(() => Int, { description: 'Set aside after too many failures.' })
  failed!: number;

  @Field(() => String)
  settingsHash!: string;

  @Field(() => [IndexCopy])
  copies!: IndexCopy[];

  @Field(() => MeaningHealth, { nullable: true, description: 'Null where no model is configured.' })
  meaning!: MeaningHealth | null;

  @Field(() => [IndexFailure], { description: 'What was set aside, the newest first, at most 50.' })
  failures!: IndexFailure[];
}
