import { allowedMistakes, editDistance } from './edit-distance.ts';

/** Shorter words are mistyped into other words too easily. */
const SHORTEST = 6;

/** Corrects mistyped synonym keys: engines tolerate typos in words, but apply no synonyms to them. */
export class Speller {
  private readonly byFirstLetter = new Map<string, string[]>();
  private readonly known: Set<string>;

  constructor(words: readonly string[]) {
    this.known = new Set(words);
    for (const word of this.known) {
      if (word.length < SHORTEST - 1) continue;
      const letter = word.charAt(0);
      this.byFirstLetter.set(letter, [...(this.byFirstLetter.get(letter) ?? []), word]);
    }
  }

  /** The nearest known word with the same first letter, or undefined: known already, too short, too far. */
  correct(term: string): string | undefined {
    if (term.length < SHORTEST || this.known.has(term)) return undefined;
    let most: number = allowedMistakes(term.length);
    let nearest: string | undefined;
    for (const word of this.byFirstLetter.get(term.charAt(0)) ?? []) {
      const distance = editDistance(term, word, most);
      if (distance > most) continue;
      if (distance === 1) return word;
      nearest ??= word;
      most = distance;
    }
    return nearest;
  }
}
