import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Audience } from '../access/roles.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { Confidence, EntryKind } from '../entries/entry.enums.ts';
import type { VehicleModel } from '../catalogue/vehicle.entity.ts';
import { Locale } from '../graphql/locale.ts';
import { VoteCounts } from '../votes/vote.types.ts';

@ObjectType({ description: 'A piece of text; `hit` pieces are what was searched for.' })
export class TextPart {
  @Field(() => String)
  text!: string;

  @Field(() => Boolean)
  hit!: boolean;
}

@ObjectType({ description: 'The page of an attached file that answers.' })
export class FoundInFile {
  @Field(() => String)
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Of a PDF, counted from 1.' })
  page!: number | null;

  @Field(() => String, { nullable: true, description: 'Name of the sheet of a workbook.' })
  sheet!: string | null;

  @Field(() => String, { description: 'Path of the file, at that page where it has pages.' })
  href!: string;
}

@ObjectType({ description: 'Why it was found, and the place on its page to open.' })
export class SearchReason {
  @Field(() => String, {
    description:
      'PIN, HEADING, PART_NUMBER, CODE, TAG, VEHICLE, DEVICE, ALIAS, FILE, or MEANING: close in meaning, not by its words.',
  })
  kind!:
    'PIN' | 'HEADING' | 'PART_NUMBER' | 'CODE' | 'TAG' | 'VEHICLE' | 'DEVICE' | 'ALIAS' | 'FILE' | 'MEANING';

  @Field(() => [TextPart])
  parts!: TextPart[];

  @Field(() => String, { nullable: true, description: 'Anchor on the page, without the #.' })
  anchor!: string | null;

  @Field(() => FoundInFile, { nullable: true, description: 'With the reason FILE.' })
  file?: FoundInFile | null;
}

@ObjectType({ description: 'An entry or a vehicle; one of the two is set.' })
export class SearchHit {
  entryRow!: Entry | null;
  modelRow!: VehicleModel | null;

  @Field(() => [TextPart])
  title!: TextPart[];

  @Field(() => [TextPart])
  snippet!: TextPart[];

  @Field(() => SearchReason, { nullable: true })
  reason!: SearchReason | null;

  @Field(() => Float)
  score!: number;

  @Field(() => Boolean, { description: 'Somebody has put it on top for this query.' })
  isPinned!: boolean;
}

@ObjectType({ description: 'What moves a hit besides its words: how it has served. For staff.' })
export class SearchRanking {
  @Field(() => Int)
  solved!: number;

  @Field(() => Int)
  partly!: number;

  @Field(() => Int)
  wrong!: number;

  @Field(() => VoteCounts)
  votes!: VoteCounts;

  @Field(() => Float, {
    description:
      'What the votes add to that or take from it, in solved requests: from −3 to 3; 0 while they may be chance.',
  })
  votesWorth!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share added to the score among hits that match equally well, 0 to 0.15; null where it only decides between equals.',
  })
  advantage!: number | null;
}

@ObjectType()
export class FacetCount {
  @Field(() => String, { description: 'What to send back in the filter.' })
  value!: string;

  @Field(() => String, { description: 'What to show, where it is a name; codes are worded by the page.' })
  label!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType()
export class Facet {
  @Field(() => String)
  name!: string;

  @Field(() => [FacetCount])
  counts!: FacetCount[];
}

@ObjectType({ description: 'Another reading of the query, tried because the typed one found nothing good.' })
export class TriedReading {
  @Field(() => String)
  text!: string;

  @Field(() => String, { description: 'layout, transliteration or spelling' })
  variant!: string;

  @Field(() => Int, { description: 'What the viewer can find by it under the same filter.' })
  total!: number;
}

@ObjectType({ description: 'The one page that a text names exactly.' })
export class DirectHit {
  @Field(() => String, { description: 'NUMBER, PART_NUMBER or VEHICLE.' })
  kind!: 'NUMBER' | 'PART_NUMBER' | 'VEHICLE';

  @Field(() => String)
  title!: string;

  @Field(() => String)
  path!: string;
}

@ObjectType()
export class SearchResult {
  /** As typed, for the fields that are computed only where they are asked for. */
  text!: string;

  @Field(() => [SearchHit])
  hits!: SearchHit[];

  @Field(() => Int)
  total!: number;

  @Field(() => [Facet])
  facets!: Facet[];

  @Field(() => String, {
    description:
      'What was really searched: perhaps in the other keyboard layout, or with a typing mistake mended.',
  })
  searchedFor!: string;

  @Field(() => String, { description: 'as-typed, layout, transliteration or spelling' })
  variant!: string;

  @Field(() => [TriedReading])
  tried!: TriedReading[];
}

export enum SuggestionGroup {
  DIRECT = 'DIRECT',
  VEHICLE = 'VEHICLE',
  ENTRY = 'ENTRY',
  KIND = 'KIND',
}
registerEnumType(SuggestionGroup, {
  name: 'SuggestionGroup',
  description: 'The page itself, a vehicle, an entry, or the search narrowed to a kind.',
});

@ObjectType()
export class Suggestion {
  @Field(() => SuggestionGroup)
  group!: SuggestionGroup;

  @Field(() => String, { description: 'Kind of entry, or VEHICLE.' })
  kind!: string;

  @Field(() => [TextPart])
  title!: TextPart[];

  @Field(() => String, { nullable: true })
  subtitle!: string | null;

  @Field(() => SearchReason, { nullable: true, description: 'The code, pin or heading that `href` opens.' })
  reason!: SearchReason | null;

  @Field(() => Int, { nullable: true, description: 'Of a kind: how many of it are found.' })
  count!: number | null;

  @Field(() => String)
  href!: string;
}

@InputType({ description: 'OR inside a field, AND between fields.' })
export class SearchFilter {
  @Field(() => [EntryKind], { nullable: true })
  kind?: EntryKind[] | null;

  @Field(() => [Locale], { nullable: true })
  locale?: Locale[] | null;

  @Field(() => [String], { nullable: true })
  make?: string[] | null;

  @Field(() => [String], { nullable: true })
  model?: string[] | null;

  @Field(() => [String], { nullable: true })
  device?: string[] | null;

  @Field(() => [String], { nullable: true })
  section?: string[] | null;

  @Field(() => [String], { nullable: true })
  tag?: string[] | null;

  @Field(() => [Audience], { nullable: true })
  audience?: Audience[] | null;

  @Field(() => [Confidence], { nullable: true })
  confidence?: Confidence[] | null;
}
