import type { SynonymGroup } from '../types.ts';
import { fold } from './fold.ts';
import { tokens } from './tokens.ts';
import { termSequence } from './words.ts';

/** A key found in a query: how many terms it covers, and what else it may be called. */
export interface SynonymMatch {
  length: number;
  /** Each alternative as a sequence of terms; one term is a word, several a phrase. */
  alternatives: string[][];
}

interface Key {
  terms: string[];
  alternatives: Map<string, string[]>;
}

/** Below this a typed beginning says too little to guess which word of a family is meant. */
const SHORTEST_BEGINNING = 5;

/** Synonym groups compiled to stems, so that every inflection of a member finds every other member. */
export class Synonyms {
  private readonly byFirst = new Map<string, Key[]>();
  private readonly keys = new Map<string, Key>();
  /** Folded single-word members, sorted, for beginnings of words: [surface, stem]. */
  private readonly surfaces: [string, string][];
  private readonly singles: string[];

  constructor(groups: readonly SynonymGroup[]) {
    const surfaces = new Map<string, string>();
    for (const group of groups) {
      const members = group.map(termSequence).filter(isUsable);
      for (const member of members) this.add(member, members);
      for (const member of group) {
        const [only, second] = tokens(member);
        const [stemmed, more] = termSequence(member);
        if (only && !second && stemmed !== undefined && more === undefined)
          surfaces.set(fold(only.raw), stemmed);
      }
    }
    for (const key of this.keys.values()) {
      const first = key.terms[0] as string;
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), key]);
    }
    for (const keys of this.byFirst.values()) keys.sort((a, b) => b.terms.length - a.terms.length);
    this.surfaces = [...surfaces].toSorted(([a], [b]) => (a < b ? -1 : 1));
    this.singles = [...this.keys.values()].flatMap(({ terms }) => (terms.length === 1 ? terms : []));
  }

  /** The keys that begin at `terms[at]`, the longest first. */
  matchesAt(terms: readonly string[], at: number): SynonymMatch[] {
    const first = terms[at];
    const keys = first === undefined ? [] : (this.byFirst.get(first) ?? []);
    return keys
      .filter((key) => key.terms.every((term, i) => term === terms[at + i]))
      .map((key) => ({ length: key.terms.length, alternatives: [...key.alternatives.values()] }));
  }

  /** Whether the term is a key of its own. */
  has(term: string): boolean {
    return this.keys.has(term);
  }

  /**
   * Stems of members that begin with what is typed so far: «монтажн» is on the way to «монтажный», whose
   * family has «монтаж».
   */
  startingWith(typed: string): string[] {
    if (typed.length < SHORTEST_BEGINNING) return [];
    const found = new Set<string>();
    let low = 0;
    let high = this.surfaces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.surfaces[middle]?.[0] ?? '') < typed) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < this.surfaces.length; i++) {
      const [surface, stemmed] = this.surfaces[i] as [string, string];
      if (!surface.startsWith(typed)) break;
      found.add(stemmed);
    }
    return [...found];
  }

  /** Single-word keys, for the speller. */
  words(): readonly string[] {
    return this.singles;
  }

  /** Every key with its alternatives, as Meilisearch's `synonyms` setting wants them. */
  toSetting(): Record<string, string[]> {
    const setting: Record<string, string[]> = {};
    for (const { terms, alternatives } of this.keys.values()) {
      setting[terms.join(' ')] = [...alternatives.keys()];
    }
    return setting;
  }

  private add(member: string[], group: string[][]): void {
    const name = member.join(' ');
    const key = this.keys.get(name) ?? { terms: member, alternatives: new Map<string, string[]>() };
    for (const other of group) {
      const alternative = other.join(' ');
      if (alternative !== name) key.alternatives.set(alternative, other);
    }
    this.keys.set(name, key);
  }
}

/** One letter is never a synonym: «Ч» is black in a pin table and noise anywhere else; colours have codes. */
function isUsable(terms: string[]): boolean {
  return terms.length > 0 && terms.join('').length > 1;
}
