import { rowQuery, type SearchDictionary } from '@fieldlore/search';

/** That a wanted place of a query (see `rowQuery`) is filled. */
export interface PinCondition {
  /** By the row of a `pin`. */
  inRow: string;
  /** By the title of its `entry`. */
  inTitle: string;
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
      if ('words' in one) return one.words.map((word) => wordPattern(word, bind));
      return [`~ ${bind('code' in one ? joined(one.code) : wholeWords(one.colour))}`];
    });
    const standIn = (column: string) =>
      `(${patterns.map((all) => `(${all.map((pattern) => `${column} ${pattern}`).join(' AND ')})`).join(' OR ')})`;
    return { inRow: standIn('pin.words'), inTitle: standIn('lower(entry.title)'), parameters };
  });
}

/** Words are folded and hold letters and digits alone; the rows have «ё» where it was written. */
function wordPattern(word: string, bind: (value: string) => string): string {
  // English stems have `i` for the `y` of «relay».
  const beginning = word.replace(/(?<=[a-z]{3})i$/, '');
  if (beginning.length > longestThatBegins) return `LIKE ${bind(`%${beginning.replaceAll('е', '_')}%`)}`;
  const end = word.length === 1 ? '($|[^[:alnum:]])' : '';
  return `~ ${bind(`(^|[^[:alnum:]])${word.replaceAll('е', '[её]')}${end}`)}`;
}

/** `DIN1`, `DIN 1`, `DIN_1`, and not `DIN12`. */
function joined(code: readonly string[]): string {
  const pieces = code.map((piece) => piece.replaceAll('е', '[её]')).join('[^[:alnum:]]*');
  const end = /\p{N}$/u.test(code.at(-1)!) ? '($|[^[:digit:]])' : '($|[^[:alpha:]])';
  return `(^|[^[:alnum:]])${pieces}${end}`;
}

/** The letters of a colour as the rows have them, those of the stripe after those of the ground. */
function wholeWords({ main, stripe }: { main: string; stripe: string | null }): string {
  return `(^|[^[:alnum:]])${[main, stripe].filter(Boolean).join(' ')}($|[^[:alnum:]])`;
}
