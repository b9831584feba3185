import type { SearchDictionary } from '@fieldlore/search';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType('ColourWord')
@InputType('ColourWordInput')
export class ColourWord {
  @Field(() => String, { description: 'IEC 60757 code of the colour: RD.' })
  iec!: string;

  @Field(() => String)
  word!: string;
}

@ObjectType('PinnedResults')
@InputType('PinnedResultsInput', { description: 'What stands on top for a query, however it is inflected.' })
export class PinnedResults {
  @Field(() => String)
  query!: string;

  @Field(() => [Int], { description: 'Numbers of the entries, in their order.' })
  entries!: number[];
}

/** The whole of what people own, as it is kept in a version: numbers and words only, so that old versions stay readable. */
@ObjectType('DictionaryContent')
@InputType('DictionaryContentInput')
export class DictionaryContent {
  @Field(() => [[String]], { description: 'Groups of words and phrases that mean the same.' })
  synonyms!: string[][];

  @Field(() => [String], { description: 'Built-in groups that do not hold here, by their first member.' })
  withoutGroups!: string[];

  @Field(() => [String])
  stopWords!: string[];

  @Field(() => [ColourWord])
  colourWords!: ColourWord[];

  @Field(() => [PinnedResults])
  pins!: PinnedResults[];
}

export const emptyContent: DictionaryContent = {
  synonyms: [],
  withoutGroups: [],
  stopWords: [],
  colourWords: [],
  pins: [],
};

/** The part of it that the search engines are told; pinned results are put on top by ourselves, with rights. */
export function searchWords({ synonyms, withoutGroups, stopWords, colourWords }: DictionaryContent) {
  return { synonyms, withoutGroups, stopWords, colourWords } satisfies SearchDictionary;
}
