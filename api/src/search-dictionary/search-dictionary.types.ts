import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { MaxLength } from 'class-validator';
import { ImportRow } from '../imports/import.types.ts';
import { SearchDictionaryDraft } from './search-dictionary.entity.ts';

@ObjectType()
export class PreviewedHit {
  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'Kind of entry, or VEHICLE.' })
  kind!: string;

  @Field(() => String)
  path!: string;
}

@ObjectType({ description: 'A query that is answered differently: the first five before and after.' })
export class QueryChange {
  @Field(() => String)
  query!: string;

  beforeIds!: string[];
  afterIds!: string[];
}

@ObjectType()
export class DictionaryPreview {
  @Field(() => Int, { description: 'How many queries were tried.' })
  asked!: number;

  @Field(() => Boolean, { description: 'Whether they are what people asked here, or examples.' })
  isFromLog!: boolean;

  @Field(() => Int, { description: 'Of the draft that was tried; publish this one.' })
  version!: number;

  @Field(() => [QueryChange])
  changes!: QueryChange[];
}

@ObjectType({ description: 'A colour of wires with the words that search knows for it.' })
export class WireColourWords {
  @Field(() => String, { description: 'IEC 60757 code.' })
  iec!: string;

  @Field(() => [String])
  words!: string[];
}

@ObjectType({ description: 'What every company starts with.' })
export class BuiltInWords {
  @Field(() => [[String]])
  synonyms!: readonly (readonly string[])[];

  @Field(() => [WireColourWords])
  colours!: WireColourWords[];
}

@ObjectType()
export class DictionaryImport {
  @Field(() => SearchDictionaryDraft, {
    nullable: true,
    description: 'null: rows were refused, and nothing was changed.',
  })
  draft!: SearchDictionaryDraft | null;

  @Field(() => [ImportRow])
  rows!: ImportRow[];
}

@InputType({ description: 'A table of the dictionary, as its export is.' })
export class DictionaryFileInput {
  @Field(() => String)
  @MaxLength(200)
  name!: string;

  @Field(() => String, { description: 'Base64, at most 1 MB of file.' })
  @MaxLength(1_400_000)
  bytes!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The file alone, instead of adding it to what there is.',
  })
  isReplacing?: boolean | null;

  @Field(() => Int, { description: 'Of the draft it is added to; 0 where there is none.' })
  version!: number;
}
