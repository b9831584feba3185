import { wholeCode } from './codes.ts';
import type { Colours } from './colours.ts';
import { allowedMistakes } from './edit-distance.ts';
import { parseQuery } from './query-syntax.ts';
import { stem } from './stems.ts';
import { isDroppable } from './stop-words.ts';
import type { Synonyms } from './synonyms.ts';
import { tokens } from './tokens.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { segmentWord, wordsOf } from './words.ts';

/** Something to look up: a word or code, or a phrase of several. */
export interface Term {
  tokens: string[];
  /** Matches every term that begins like this one. */
  prefix: boolean;
}

/**
 * Where a slot comes from: a word; a `fragment` of a code that was typed as one (`fmb` of `FMB920`); the whole
 * `code`; a `run` of a word and numbers joined (`fmb 920`); a `phrase` that has synonyms.
 */
export type SlotKind = 'word' | 'fragment' | 'code' | 'run' | 'phrase';

/** One position of the query with everything that may stand there. */
export interface Slot {
  literal: Term;
  alternatives: Term[];
  /** The word in the query's own spelling, where the slot is a whole word of it. */
  typed?: string;
  /** How many typing mistakes may be forgiven, and whether the word is still being typed. */
  mistakes: 0 | 1 | 2;
  typing: boolean;
  kind: SlotKind;
}

/**
 * A stretch of the query that can be read in several ways, each a list of slots that must all match. The first
 * way is word by word; others replace a part by a joined code (`fmb 920` → `fmb920`) or by a phrase's synonym.
 */
export interface Group {
  ways: Slot[][];
}

export interface AnalyzedQuery {
  groups: Group[];
  phrases: Term[];
  excluded: Term[];
  kinds: string[];
}

interface Atom {
  term: string;
  surface: string;
  token: Token;
  isCode: boolean;
}

interface Span {
  from: number;
  to: number;
  slot: Slot;
}

/** Longer texts are pasted letters, not queries; what comes after changes no answer. */
export const LONGEST_QUERY = 1000;
const MOST_ATOMS = 24;
const PIN_STEMS: ReadonlySet<string> = new Set(['контакт', 'пин', 'вывод', 'pin'].map(stem));
const SHORTEST_FOR_TWO = 8;
const LONGEST_SUFFIX = 4;
/** Tokens that can make one code when typed with spaces: `hd10 9 1939p`. */
const LONGEST_RUN = 4;

/** Runs the pipeline over a query. `typing` says that its last word may be unfinished. */
export function analyzeQuery(query: string, vocabulary: Vocabulary, typing: boolean): AnalyzedQuery {
  const parsed = parseQuery(query.slice(0, LONGEST_QUERY));
  const kept = withoutWeakWords(meaningfulTokens(parsed.text), vocabulary);
  const atoms = kept.flatMap(atomsOf).slice(0, MOST_ATOMS);
  const lastIsTyped = typing && /[\p{L}\p{N}]$/u.test(query);
  const slots = atoms.map((atom, i) =>
    wordSlot(atom, vocabulary, atoms, i, lastIsTyped && i === atoms.length - 1),
  );
  const spans = [
    ...codeSpans(kept, atoms, lastIsTyped, vocabulary.colours),
    ...synonymSpans(atoms, vocabulary.synonyms),
  ];
  return {
    groups: groupsOf(slots, spans),
    phrases: parsed.phrases.flatMap(phraseTerms),
    excluded: parsed.excluded.flatMap(phraseTerms),
    kinds: parsed.kinds,
  };
}

/** The tokens of a query that say something; all of them where none does. */
export function meaningfulTokens(text: string): Token[] {
  const all = tokens(text);
  const kept = all.filter((token, i) => !isDroppable(token, text) && !namesPin(token, all[i + 1]));
  return kept.length > 0 ? kept : all;
}

/** «Вывод 60a», `pin 60a`: rows of pins have the label alone, and the word before it would keep them out. */
function namesPin(token: Token, next: Token | undefined): boolean {
  return next?.hasDigit === true && token.parts.length === 1 && PIN_STEMS.has(stem(token.parts[0]!));
}

/** Drops weak words that no phrase of the synonyms needs, unless nothing else is left. */
function withoutWeakWords(kept: Token[], vocabulary: Vocabulary): Token[] {
  const atoms = kept.flatMap(atomsOf);
  const needed = new Set<Token>();
  for (const { from, to } of synonymSpans(atoms, vocabulary.synonyms)) {
    for (const atom of atoms.slice(from, to + 1)) needed.add(atom.token);
  }
  const strong = kept.filter((token) => needed.has(token) || !vocabulary.isWeak(token.parts.join('')));
  return strong.length > 0 ? strong : kept;
}

/** Stems are compared, so a short stem of a long word is forgiven one mistake only. */
function mistakesIn({ surface, term: stemmed }: Atom): 0 | 1 | 2 {
  const allowed = allowedMistakes(surface.length);
  return allowed === 2 && stemmed.length < SHORTEST_FOR_TWO ? 1 : allowed;
}

function atomsOf(token: Token): Atom[] {
  const surfaces = token.hasDigit
    ? token.parts.flatMap((part) => part.match(/\p{N}+|\p{L}+/gu) ?? [])
    : token.parts;
  return surfaces.map((surface) => ({
    term: token.hasDigit ? segmentWord(surface) : stem(surface),
    surface,
    token,
    isCode: /\p{N}/u.test(surface),
  }));
}

function term(...words: string[]): Term {
  return { tokens: words, prefix: false };
}

function wordSlot(
  atom: Atom,
  { synonyms, colours }: Vocabulary,
  atoms: readonly Atom[],
  at: number,
  typing: boolean,
): Slot {
  const alternatives = synonyms
    .matchesAt(
      atoms.map((other) => other.term),
      at,
    )
    .filter((match) => match.length === 1)
    .flatMap((match) => match.alternatives.map((words) => term(...words)));
  if (atom.token.parts.length === 1)
    alternatives.push(...colours.codesOf(atom.token, true).map((code) => term(code)));
  if (typing && atom.surface.length > 1) {
    if (atom.surface !== atom.term) alternatives.push({ tokens: [atom.surface], prefix: true });
    for (const word of synonyms.startingWith(atom.surface)) {
      if (word === atom.term) continue;
      alternatives.push(term(word));
      for (const match of synonyms.matchesAt([word], 0)) {
        alternatives.push(...match.alternatives.map((words) => term(...words)));
      }
    }
  }
  return {
    literal: { tokens: [atom.term], prefix: typing && atom.surface.length > 1 && atom.surface === atom.term },
    alternatives,
    mistakes: atom.isCode ? 0 : mistakesIn(atom),
    typing,
    ...(atom.token.parts.length === 1 ? { typed: atom.token.raw } : {}),
    kind: atom.token.hasDigit && atom.surface.length < atom.token.parts.join('').length ? 'fragment' : 'word',
  };
}

/** Joined readings: a token with digits, a hyphenated word, a striped colour, a word followed by its number. */
function codeSpans(
  kept: readonly Token[],
  atoms: readonly Atom[],
  lastIsTyped: boolean,
  colours: Colours,
): Span[] {
  const spans: Span[] = [];
  const span = (first: Token, last: Token, codes: string[]): void => {
    const from = atoms.findIndex((atom) => atom.token === first);
    const to = atoms.findLastIndex((atom) => atom.token === last);
    const [literal, ...others] = codes.filter((code) => code !== '');
    if (literal === undefined || from === -1 || to <= from) return;
    const prefix = lastIsTyped && to === atoms.length - 1;
    const slot = { literal: { tokens: [literal], prefix }, alternatives: others.map((code) => term(code)) };
    spans.push({
      from,
      to,
      slot: { ...slot, mistakes: 0, typing: prefix, kind: first === last ? 'code' : 'run' },
    });
  };
  kept.forEach((token, i) => {
    if (token.hasDigit) span(token, token, [wholeCode(token.parts)]);
    else if (token.parts.length > 1)
      span(token, token, [...colours.codesOf(token, true), stem(token.parts.join(''))]);
    for (let end = i + 1; end < kept.length && end < i + LONGEST_RUN; end++) {
      const last = kept[end] as Token;
      if (!continuesCode(kept[end - 1] as Token, last)) break;
      span(token, last, [wholeCode(kept.slice(i, end + 1).flatMap((one) => one.parts))]);
    }
  });
  return spans;
}

/** Whether a token may belong to the code before it: a number, or after one a few letters (`1 wire`, «150 К»). */
function continuesCode(previous: Token, token: Token): boolean {
  const [first = '', second] = token.parts;
  if (/^\p{N}/u.test(first)) return true;
  return previous.hasDigit && second === undefined && first.length <= LONGEST_SUFFIX;
}

function synonymSpans(atoms: readonly Atom[], synonyms: Synonyms): Span[] {
  const terms = atoms.map((atom) => atom.term);
  return terms.flatMap((_, from) =>
    synonyms
      .matchesAt(terms, from)
      .filter((match) => match.length > 1)
      .map(({ length, alternatives }) => ({
        from,
        to: from + length - 1,
        slot: {
          literal: term(...terms.slice(from, from + length)),
          alternatives: alternatives.map((words) => term(...words)),
          mistakes: 0 as const,
          typing: false,
          kind: 'phrase' as const,
        },
      })),
  );
}

/** Joins overlapping spans into groups; a slot under no span is a group of its own. */
function groupsOf(slots: readonly Slot[], spans: readonly Span[]): Group[] {
  const groups: Group[] = [];
  for (let from = 0; from < slots.length;) {
    let to = from;
    for (let grown = true; grown;) {
      const reach = Math.max(
        to,
        ...spans
          .filter((span) => span.from <= to && span.to > to && span.from >= from)
          .map((span) => span.to),
      );
      grown = reach > to;
      to = reach;
    }
    const inside = spans.filter((span) => span.from >= from && span.to <= to);
    const literal = slots.slice(from, to + 1);
    const ways = inside.map((span) => [
      ...slots.slice(from, span.from),
      span.slot,
      ...slots.slice(span.to + 1, to + 1),
    ]);
    groups.push({ ways: [literal, ...ways] });
    from = to + 1;
  }
  return groups;
}

/** A quoted text: its words as one phrase, its codes each on its own (they stand in a field without order). */
function phraseTerms(phrase: string): Term[] {
  const words: string[] = [];
  const codes: Term[] = [];
  for (const token of tokens(phrase)) {
    if (isDroppable(token, phrase)) continue;
    if (token.hasDigit) codes.push(term(wholeCode(token.parts)));
    else words.push(...wordsOf(token));
  }
  return words.length > 0 ? [term(...words), ...codes] : codes;
}
