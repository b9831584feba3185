import type { SearchDictionary } from '../types.ts';
import { analyzeQuery } from './analyze-query.ts';
import type { Slot } from './analyze-query.ts';
import type { Colours } from './colours.ts';
import { editDistance, prefixDistance } from './edit-distance.ts';
import { indexToken } from './index-text.ts';
import { isDroppable, isStopWord } from './stop-words.ts';
import { splitText, tokenAt } from './tokens.ts';
import type { SplitText, Word } from './tokens.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A piece of a text; pieces in order give the text again. */
export interface TextPart {
  text: string;
  hit: boolean;
}

/** A text may come split where it is marked for one query after another. */
export interface Highlighter {
  /** The whole text in parts. */
  mark(text: string | SplitText): TextPart[];
  /** The stretch of about `words` words (30) that shows most of the query, with `…` where something is cut. */
  crop(text: string | SplitText, words?: number): TextPart[];
  matches(text: string | SplitText): boolean;
  /** How many of the query's words the text answers, each counted once however often it stands there. */
  answered(text: string | SplitText): number;
}

/** A token of a text that answers some of the query's slots. */
interface Mark {
  /** Its place among the text's tokens. */
  token: number;
  slots: Set<number>;
}

/** What a token as written means to this query, wherever it stands. */
interface Meaning {
  words: readonly string[];
  terms: readonly string[];
  /** Then its place decides whether it says anything. */
  isStopWord: boolean;
  /** The slots that its terms answer. */
  slots: readonly number[];
  /** By the number of a slot whether the token is a mistyped word for it; filled as it is asked. */
  isNear: (boolean | undefined)[];
}

/**
 * Marks in raw text what a query finds there: stems, synonyms, codes in any spelling, beginnings of the last
 * word, and near words where the text has nothing better. Computed once a query, applied to each row.
 */
export function highlighter(query: string, options: { dictionary?: SearchDictionary } = {}): Highlighter {
  const vocabulary = vocabularyOf(options.dictionary);
  const analyzed = analyzeQuery(query, vocabulary, true);
  const slots = analyzed.groups
    .flatMap((group) => group.ways.flat())
    .filter((slot) => slot.kind !== 'fragment');
  const wanted = new Wanted(
    [
      ...slots,
      ...analyzed.phrases.map((literal) => ({
        literal,
        alternatives: [],
        mistakes: 0 as const,
        typing: false,
        kind: 'phrase' as const,
      })),
    ],
    vocabulary.colours,
  );
  return {
    mark(given) {
      const split = splitOnce(given);
      return parts(split, wanted.find(split), 0, split.text.length);
    },
    crop(given, words = 30) {
      const split = splitOnce(given);
      return crop(split, wanted.find(split), words);
    },
    matches(given) {
      return wanted.find(splitOnce(given)).length > 0;
    },
    answered(given) {
      return new Set(wanted.find(splitOnce(given)).flatMap(({ slots: own }) => [...own])).size;
    },
  };
}

const splitOnce = (text: string | SplitText): SplitText =>
  typeof text === 'string' ? splitText(text) : text;

/** Distinct words of the texts that one query is marked in; a text of blobs must not fill the memory. */
const MOST_MEANINGS = 20_000;

class Wanted {
  private readonly slots: readonly Slot[];
  private readonly colours: Colours;
  private readonly singles = new Map<string, number[]>();
  private readonly prefixes: [string, number][] = [];
  private readonly phrases = new Map<string, [string[], number][]>();
  private readonly meanings = new Map<Word, Meaning>();

  constructor(slots: readonly Slot[], colours: Colours) {
    this.slots = slots;
    this.colours = colours;
    slots.forEach((slot, number) => {
      for (const { tokens: terms, prefix } of [slot.literal, ...slot.alternatives]) {
        const [first, second] = terms;
        if (first === undefined) continue;
        if (second !== undefined)
          this.phrases.set(first, [...(this.phrases.get(first) ?? []), [terms, number]]);
        else if (prefix) this.prefixes.push([first, number]);
        else this.singles.set(first, [...(this.singles.get(first) ?? []), number]);
      }
    });
  }

  /** The tokens that answer the query, in the order of the text. */
  find(split: SplitText): Mark[] {
    const meanings: (Meaning | undefined)[] = [];
    const found = new Map<number, Set<number>>();
    split.words.forEach((word, at) => {
      const meaning = this.meaningOf(word);
      const isDropped = meaning.isStopWord && isDroppable(tokenAt(split, at), split.text);
      meanings.push(isDropped ? undefined : meaning);
      if (isDropped) return;
      for (const slot of meaning.slots) add(found, at, slot);
      if (word.hasDigit && at > 0) this.findJoined(found, at, split, meaning.terms);
    });
    if (this.phrases.size > 0) this.findPhrases(meanings, found);
    this.findMistyped(meanings, found);
    return [...found].map(([token, slots]) => ({ token, slots })).toSorted((a, b) => a.token - b.token);
  }

  /** Texts repeat their words, and the hits of a query each other's: most are looked up. */
  private meaningOf(word: Word): Meaning {
    const known = this.meanings.get(word);
    if (known) return known;
    const { words, codes } = indexToken({ ...word, start: 0, end: word.raw.length }, undefined, this.colours);
    const terms = [...words, ...codes];
    const meaning = {
      words,
      terms,
      isStopWord: word.parts.length === 1 && isStopWord(word.parts[0] as string),
      slots: [...new Set(terms.flatMap((term) => this.answers(term)))],
      isNear: [],
    };
    if (this.meanings.size < MOST_MEANINGS) this.meanings.set(word, meaning);
    return meaning;
  }

  private answers(term: string): number[] {
    const slots = this.singles.get(term) ?? [];
    const begun = this.prefixes.filter(([beginning]) => term.startsWith(beginning));
    return begun.length === 0 ? slots : [...slots, ...begun.map(([, slot]) => slot)];
  }

  /** Codes that a token makes with the one before it mark both. */
  private findJoined(
    found: Map<number, Set<number>>,
    at: number,
    split: SplitText,
    terms: readonly string[],
  ): void {
    for (const code of indexToken(tokenAt(split, at), tokenAt(split, at - 1), this.colours).codes) {
      if (terms.includes(code)) continue;
      for (const slot of this.answers(code)) {
        add(found, at - 1, slot);
        add(found, at, slot);
      }
    }
  }

  private findPhrases(meanings: readonly (Meaning | undefined)[], found: Map<number, Set<number>>): void {
    const words = meanings.flatMap((meaning, token) =>
      (meaning?.words ?? []).map((word) => ({ word, token })),
    );
    words.forEach(({ word }, at) => {
      for (const [terms, slot] of this.phrases.get(word) ?? []) {
        if (!terms.every((term, i) => words[at + i]?.word === term)) continue;
        for (const { token } of words.slice(at, at + terms.length)) add(found, token, slot);
      }
    });
  }

  /** Words near a mistyped one, only where this text has no better match for it. */
  private findMistyped(meanings: readonly (Meaning | undefined)[], found: Map<number, Set<number>>): void {
    const answered = new Set([...found.values()].flatMap((slots) => [...slots]));
    this.slots.forEach((slot, number) => {
      if (slot.mistakes === 0 || answered.has(number)) return;
      meanings.forEach((meaning, token) => {
        if (meaning && (meaning.isNear[number] ??= isNear(slot, meaning.words))) add(found, token, number);
      });
    });
  }
}

function isNear({ literal, typing, mistakes }: Slot, words: readonly string[]): boolean {
  const [wanted] = literal.tokens;
  if (wanted === undefined) return false;
  const distanceTo = typing ? prefixDistance : editDistance;
  return words.some((word) => distanceTo(wanted, word, mistakes) <= mistakes);
}

function add(found: Map<number, Set<number>>, token: number, slot: number): void {
  const slots = found.get(token);
  if (slots) slots.add(slot);
  else found.set(token, new Set([slot]));
}

/** The text from `start` to `end` in parts; a part of plain text and a hit alternate. */
function parts(
  { text, starts, ends }: SplitText,
  marks: readonly Mark[],
  start: number,
  end: number,
): TextPart[] {
  const result: TextPart[] = [];
  let at = start;
  for (const { token } of marks) {
    const from = starts[token] as number;
    const to = ends[token] as number;
    if (from < start || to > end) continue;
    if (from > at) result.push({ text: text.slice(at, from), hit: false });
    result.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < end) result.push({ text: text.slice(at, end), hit: false });
  return result;
}

function crop(split: SplitText, marks: readonly Mark[], words: number): TextPart[] {
  const { text, starts, ends } = split;
  if (starts.length <= words) return parts(split, marks, 0, text.length);
  const first = bestWindow(marks, words, starts.length);
  const last = Math.min(first + words, starts.length) - 1;
  const start = first === 0 ? 0 : (starts[first] ?? 0);
  const end = last === starts.length - 1 ? text.length : (ends[last] ?? text.length);
  const cropped = parts(split, marks, start, end);
  if (start > 0) cropped.unshift({ text: '… ', hit: false });
  if (end < text.length) cropped.push({ text: ' …', hit: false });
  return cropped;
}

/** The first token of the window that shows the most different slots, then the most hits; a little lead is kept. */
function bestWindow(marks: readonly Mark[], words: number, tokenCount: number): number {
  const shown = new Map<number, number>();
  let best = { first: 0, distinct: 0, hits: 0 };
  let opening = 0;
  marks.forEach(({ token, slots }, i) => {
    for (; (marks[opening] as Mark).token <= token - words; opening++) {
      for (const slot of (marks[opening] as Mark).slots) {
        const left = (shown.get(slot) ?? 1) - 1;
        if (left === 0) shown.delete(slot);
        else shown.set(slot, left);
      }
    }
    for (const slot of slots) shown.set(slot, (shown.get(slot) ?? 0) + 1);
    const hits = i - opening + 1;
    if (shown.size < best.distinct || (shown.size === best.distinct && hits <= best.hits)) return;
    best = { first: Math.max(0, token - words + 1), distinct: shown.size, hits };
  });
  const firstShown = marks.find(({ token }) => token >= best.first)?.token ?? -1;
  // The window ends at its last hit; moved on, it shows what follows, with a quarter of it before the first hit.
  const latest = Math.max(0, firstShown - Math.floor(words / 4));
  return Math.min(Math.max(best.first, latest), Math.max(0, tokenCount - words));
}
