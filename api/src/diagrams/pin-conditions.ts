import { rowQuery, type SearchDictionary } from '@fieldlore/search';

/** That a wanted place of a query (see `rowQuery`) is filled. */
export interface PinCondition {
  /** By the words in a column of `rowWords`, as SQL. */
  standsIn(column: string): string;
  parameters: Record<string, unknown>;
}

/** Words this short stand inside others («кан» in «канал»): they have to begin a word. */
const longestThatBegins = 3;

export function pinConditions(text: string, dictionary?: SearchDictionary): PinCondition[] {
  return rowQuery(text, dictionary).map((alternatives, place) => {
    const parameters: Record<string, unknown> = {};
    const bind = (value: string): string => {
      const name = `place${place}_${Object.keys(parameters).length}`;
      parameters[name] = value;
      return `:${name}`;
    };
    const patterns = alternatives.map((one) => {
      if ('words' in one) return one.words.map((word) => `LIKE ${bind(`%${beginning(word)}%`)}`);
      if ('colour' in one) return [`LIKE ${bind(`% ${lettersOf(one.colour)} %`)}`];
      // The index finds beginnings of words, and an expression takes long: first its pieces.
      const pieces = one.code.map((piece, at) => `LIKE ${bind(at === 0 ? `% ${piece}%` : `%${piece}%`)}`);
      return [...pieces, `~ ${bind(joined(one.code))}`];
    });
    const standsIn = (column: string) =>
      `(${patterns.map((all) => `(${all.map((pattern) => `${column} ${pattern}`).join(' AND ')})`).join(' OR ')})`;
    return { standsIn, parameters };
  });
}

function beginning(word: string): string {
  // English stems have `i` for the `y` of «relay».
  const start = word.replace(/(?<=[a-z]{3})i$/, '');
  if (start.length > longestThatBegins) return start;
  return word.length === 1 ? ` ${start} ` : ` ${start}`;
}

/** `DIN1`, `DIN 1`, `DIN_1`, and not `DIN12`. */
function joined(code: readonly string[]): string {
  return ` ${code.join(' ?')}${/\p{N}$/u.test(code.at(-1)!) ? '[^[:digit:]]' : '[^[:alpha:]]'}`;
}

/** The letters of a colour as the rows have them, those of the stripe after those of the ground. */
function lettersOf({ main, stripe }: { main: string; stripe: string | null }): string {
  return [main, stripe].filter(Boolean).join(' ');
}
