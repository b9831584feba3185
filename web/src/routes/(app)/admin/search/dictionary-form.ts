import type { DictionaryContent_ContentFragment as Content } from '#lib/graphql/generated.ts';

/** The dictionary as the texts that a form holds: lines and commas, so that a list is pasted and mended at once. */
export interface DictionaryTexts {
  synonyms: string;
  stopWords: string;
  pins: string;
  /** By IEC code. */
  colours: Record<string, string>;
}

export function textsOf({ synonyms, stopWords, pins, colourWords }: Content): DictionaryTexts {
  const colours: Record<string, string> = {};
  for (const { iec, word } of colourWords) colours[iec] = colours[iec] ? `${colours[iec]}, ${word}` : word;
  return {
    synonyms: synonyms.map((group) => group.join(', ')).join('\n'),
    stopWords: stopWords.join(', '),
    pins: pins.map(({ query, entries }) => `${query} = ${entries.join(', ')}`).join('\n'),
    colours,
  };
}

/** What the texts say. What they lack is left to the API to tell: a line without words, a query without numbers. */
export function contentOf(texts: DictionaryTexts, withoutGroups: readonly string[]): Content {
  return {
    synonyms: lines(texts.synonyms).map(words),
    withoutGroups: [...withoutGroups],
    stopWords: words(texts.stopWords),
    colourWords: Object.entries(texts.colours).flatMap(([iec, text]) =>
      words(text).map((word) => ({ iec, word })),
    ),
    pins: lines(texts.pins).map((line) => {
      // The last sign: a query may have one of its own.
      const at = line.lastIndexOf('=');
      const [query, numbers] = at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
      return { query: query.trim(), entries: (numbers.match(/\d{1,9}/g) ?? []).map(Number) };
    }),
  };
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const words = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
