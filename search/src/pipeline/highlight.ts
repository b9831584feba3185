import type { SearchDictionary } from '../types.ts';
import { analyzeQuery } from './analyze-query.ts';
import type { Slot } from './analyze-query.ts';
import type { Colours } from './colours.ts';
import { editDistance, prefixDistance } from './edit-distance.ts';
import { indexToken } from './index-text.ts';
import { isDroppable } from './stop-words.ts';
import { tokens } from './tokens.ts';
import type { Token } from './tokens.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A piece of a text; pieces in order give the text again. */
export interface TextPart {
  text: string;
  hit: boolean;
}

export interface Highlighter {
  /** The whole text in parts. */
  mark(text: string): TextPart[];
  /** The stretch of about `words` words (30) that shows most of the query, with `…` where something is cut. */
  crop(text: string, words?: number): TextPart[];
  matches(text: string): boolean;
}

/** Where the query's words stand in one text. */
interface Marks {
  tokens: Token[];
  /** Per token the query's slots that it answers; undefined for none. */
  slots: (Set<number> | undefined)[];
}

/** A token with the terms that the index has for it. */
interface Indexed {
  words: readonly string[];
  /** Terms of the token alone; `joined` those that need the token before it. */
  terms: string[];
  joined: string[];
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
    mark(text) {
      const marks = wanted.find(text);
      return parts(text, marks, 0, text.length);
    },
    crop(text, words = 30) {
      return crop(text, wanted.find(text), words);
    },
    matches(text) {
      return wanted.find(text).slots.some((found) => found !== undefined);
    },
  };
}

class Wanted {
  private readonly slots: readonly Slot[];
  private readonly colours: Colours;
  private readonly singles = new Map<string, number[]>();
  private readonly prefixes: [string, number][] = [];
  private readonly phrases = new Map<string, [string[], number][]>();

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

  find(text: string): Marks {
    const all = tokens(text);
    const indexed = all.map((token, i): Indexed => {
      if (isDroppable(token, text)) return { words: [], terms: [], joined: [] };
      const alone = indexToken(token, undefined, this.colours);
      const terms = [...alone.words, ...alone.codes];
      const joined = token.hasDigit
        ? indexToken(token, all[i - 1], this.colours).codes.filter((code) => !terms.includes(code))
        : [];
      return { words: alone.words, terms, joined };
    });
    const marks: Marks = { tokens: all, slots: all.map(() => undefined) };
    indexed.forEach(({ terms, joined }, i) => {
      for (const term of terms) for (const slot of this.answers(term)) mark(marks, i, slot);
      for (const term of joined) {
        for (const slot of this.answers(term)) {
          mark(marks, i - 1, slot);
          mark(marks, i, slot);
        }
      }
    });
    this.findPhrases(indexed, marks);
    this.findMistyped(indexed, marks);
    return marks;
  }

  private answers(term: string): number[] {
    const slots = this.singles.get(term) ?? [];
    const begun = this.prefixes.filter(([beginning]) => term.startsWith(beginning));
    return begun.length === 0 ? slots : [...slots, ...begun.map(([, slot]) => slot)];
  }

  private findPhrases(indexed: readonly Indexed[], marks: Marks): void {
    if (this.phrases.size === 0) return;
    const words = indexed.flatMap(({ words: own }, token) => own.map((word) => ({ word, token })));
    words.forEach(({ word }, at) => {
      for (const [terms, slot] of this.phrases.get(word) ?? []) {
        if (!terms.every((term, i) => words[at + i]?.word === term)) continue;
        for (const { token } of words.slice(at, at + terms.length)) mark(marks, token, slot);
      }
    });
  }

  /** Words near a mistyped one, only where this text has no better match for it. */
  private findMistyped(indexed: readonly Indexed[], marks: Marks): void {
    const found = new Set(marks.slots.flatMap((slots) => [...(slots ?? [])]));
    this.slots.forEach((slot, number) => {
      const [word] = slot.literal.tokens;
      if (slot.mistakes === 0 || word === undefined || found.has(number)) return;
      const distanceTo = slot.typing ? prefixDistance : editDistance;
      indexed.forEach(({ words }, i) => {
        if (words.some((other) => distanceTo(word, other, slot.mistakes) <= slot.mistakes))
          mark(marks, i, number);
      });
    });
  }
}

function mark(marks: Marks, token: number, slot: number): void {
  const slots = marks.slots[token];
  if (slots) slots.add(slot);
  else marks.slots[token] = new Set([slot]);
}

/** The text from `start` to `end` in parts; a part of plain text and a hit alternate. */
function parts(text: string, marks: Marks, start: number, end: number): TextPart[] {
  const result: TextPart[] = [];
  let at = start;
  marks.tokens.forEach((token, i) => {
    if (marks.slots[i] === undefined || token.start < start || token.end > end) return;
    if (token.start > at) result.push({ text: text.slice(at, token.start), hit: false });
    result.push({ text: text.slice(token.start, token.end), hit: true });
    at = token.end;
  });
  if (at < end) result.push({ text: text.slice(at, end), hit: false });
  return result;
}

function crop(text: string, marks: Marks, words: number): TextPart[] {
  const { tokens: all } = marks;
  if (all.length <= words) return parts(text, marks, 0, text.length);
  const first = bestWindow(marks, words);
  const last = Math.min(first + words, all.length) - 1;
  const start = first === 0 ? 0 : (all[first]?.start ?? 0);
  const end = last === all.length - 1 ? text.length : (all[last]?.end ?? text.length);
  const cropped = parts(text, marks, start, end);
  if (start > 0) cropped.unshift({ text: '… ', hit: false });
  if (end < text.length) cropped.push({ text: ' …', hit: false });
  return cropped;
}

/** The first token of the window that shows the most different slots, then the most hits; a little lead is kept. */
function bestWindow(marks: Marks, words: number): number {
  const shown = new Map<number, number>();
  let hits = 0;
  let best = { first: 0, distinct: 0, hits: 0 };
  marks.slots.forEach((entering, i) => {
    const leaving = marks.slots[i - words];
    for (const slot of leaving ?? []) {
      const left = (shown.get(slot) ?? 1) - 1;
      if (left === 0) shown.delete(slot);
      else shown.set(slot, left);
    }
    if (leaving) hits--;
    for (const slot of entering ?? []) shown.set(slot, (shown.get(slot) ?? 0) + 1);
    if (!entering) return;
    hits++;
    if (shown.size < best.distinct || (shown.size === best.distinct && hits <= best.hits)) return;
    best = { first: Math.max(0, i - words + 1), distinct: shown.size, hits };
  });
  const opening = marks.slots.findIndex((slots, i) => i >= best.first && slots !== undefined);
  // The window ends at its last hit; moved on, it shows what follows, with a quarter of it before the first hit.
  const latest = Math.max(0, opening - Math.floor(words / 4));
  return Math.min(Math.max(best.first, latest), Math.max(0, marks.tokens.length - words));
}
