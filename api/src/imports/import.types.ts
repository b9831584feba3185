import { Field, Int, ObjectType } from 'type-graphql';
import { LocalizedText } from '../graphql/locale.ts';
import { UUID } from '../graphql/scalars.ts';
import { MatchKind } from './matching/import-match.entity.ts';
import { ImportRowOutcome } from './import-run.entity.ts';

@ObjectType()
export class ImportColumn {
  @Field(() => String)
  key!: string;

  @Field(() => LocalizedText)
  title!: LocalizedText;

  @Field(() => Boolean)
  isRequired!: boolean;
}

@ObjectType({ description: 'A kind of file that can be imported.' })
export class ImporterInfo {
  @Field(() => String)
  name!: string;

  @Field(() => LocalizedText)
  title!: LocalizedText;

  @Field(() => [String], { description: 'Endings of file names; `folder` on the command line.' })
  accepts!: readonly string[];

  @Field(() => [ImportColumn], { description: 'Of a table; empty for other files.' })
  columns!: readonly ImportColumn[];

  @Field(() => Boolean, { description: 'It creates entries, which go to a section.' })
  writesEntries!: boolean;
}

@ObjectType()
export class ImportRow {
  @Field(() => String, { nullable: true, description: 'Path in a folder or archive.' })
  file!: string | null;

  @Field(() => Int, { nullable: true })
  line!: number | null;

  @Field(() => String, { nullable: true })
  column!: string | null;

  @Field(() => ImportRowOutcome)
  outcome!: ImportRowOutcome;

  @Field(() => String)
  label!: string;

  @Field(() => String, { nullable: true })
  message!: string | null;

  @Field(() => String, { nullable: true })
  remedy!: string | null;

  @Field(() => [String])
  changes!: string[];
}

@ObjectType()
export class ImportCandidate {
  @Field(() => UUID, { description: 'Of a model, or of an equipment entry.' })
  id!: string;

  @Field(() => UUID, { nullable: true })
  generationId!: string | null;

  @Field(() => String)
  label!: string;
}

@ObjectType({ description: 'A name that the catalogue does not know: what may it mean?' })
export class ImportQuestion {
  @Field(() => MatchKind)
  kind!: MatchKind;

  @Field(() => String)
  text!: string;

  @Field(() => Int, { description: 'How many rows bear it.' })
  rows!: number;

  @Field(() => [ImportCandidate], { description: 'The likeliest first.' })
  candidates!: ImportCandidate[];
}
