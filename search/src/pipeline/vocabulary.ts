import type { SearchDictionary, SynonymGroup } from '../types.ts';
import { SYNONYMS } from '../vocabulary/synonyms.ts';
import { WIRE_COLOURS } from '../vocabulary/wire-colours.ts';
import type { WireColour } from '../vocabulary/wire-colours.ts';
import { WORD_FAMILIES } from '../vocabulary/word-families.ts';
import { Colours, builtInColours } from './colours.ts';
import { fold } from './fold.ts';
import { Speller } from './speller.ts';
import { stem } from './stems.ts';
import { isWeakWord } from './stop-words.ts';
import { Synonyms } from './synonyms.ts';

/** The words that people own, compiled: what a query may be called otherwise, what in it says little. */
export class Vocabulary {
  readonly synonyms: Synonyms;
  readonly speller: Speller;
  readonly colours: Colours;
  private readonly weakStems: ReadonlySet<string>;

  constructor(
    groups: readonly SynonymGroup[],
    { colours = builtInColours, stopWords = [] }: { colours?: Colours; stopWords?: readonly string[] } = {},
  ) {
    this.synonyms = new Synonyms(groups);
    this.speller = new Speller(this.synonyms.words());
    this.colours = colours;
    this.weakStems = new Set(stopWords.map((word) => stem(fold(word))));
  }

  /** Whether a folded word counts only as a part of a known phrase: the built-in ones, and any form of the company's. */
  isWeak(word: string): boolean {
    return isWeakWord(word) || (this.weakStems.size > 0 && this.weakStems.has(stem(word)));
  }
}

/** The built-in words with a company's own after them. */
export function compileVocabulary(dictionary: SearchDictionary = {}): Vocabulary {
  const { synonyms = [], withoutGroups = [], stopWords = [], colourWords = [] } = dictionary;
  const without = new Set(withoutGroups);
  const builtIn = SYNONYMS.filter((group) => !without.has(group[0] ?? ''));
  const colours =
    colourWords.length === 0 ? builtInColours : new Colours(WIRE_COLOURS.map(extendedBy(colourWords)));
  return new Vocabulary([...builtIn, ...WORD_FAMILIES, ...synonyms], { colours, stopWords });
}

type ColourWord = NonNullable<SearchDictionary['colourWords']>[number];

const extendedBy =
  (words: readonly ColourWord[]) =>
  (colour: WireColour): WireColour => ({
    ...colour,
    words: [...colour.words, ...words.filter(({ iec }) => iec === colour.iec).map(({ word }) => word)],
  });

const builtIn = compileVocabulary();
const compiled = new WeakMap<SearchDictionary, Vocabulary>();

/** The same, remembered: compiling takes milliseconds, so it is done once for each dictionary. */
export function vocabularyOf(dictionary: SearchDictionary | undefined): Vocabulary {
  if (!dictionary) return builtIn;
  const known = compiled.get(dictionary) ?? compileVocabulary(dictionary);
  compiled.set(dictionary, known);
  return known;
}
