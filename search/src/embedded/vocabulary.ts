import { editDistance, prefixDistance } from '../pipeline/edit-distance.ts';

/** Shorter terms are never corrected, so they need not be remembered. */
const SHORTEST = 3;
const LETTERS = /^\p{L}+$/u;
const MOST_CANDIDATES = 24;

/**
 * The words of the index, in buckets of first letter and length, to find those near a mistyped one. Words whose
 * last document is gone stay until the index is opened again: a correction that finds nothing is dropped anyway.
 */
export class Vocabulary {
  private readonly frequency = new Map<string, number>();
  private readonly buckets = new Map<string, string[]>();
  private longest = 0;

  add(word: string, documents = 1): void {
    if (word.length < SHORTEST || !LETTERS.test(word)) return;
    const known = this.frequency.get(word);
    this.frequency.set(word, (known ?? 0) + documents);
    if (known !== undefined) return;
    this.longest = Math.max(this.longest, word.length);
    const bucket = bucketName(word.charAt(0), word.length);
    const words = this.buckets.get(bucket);
    if (words) words.push(word);
    else this.buckets.set(bucket, [word]);
  }

  /** In about how many documents the word is. */
  documents(word: string): number {
    return this.frequency.get(word) ?? 0;
  }

  /**
   * Words within `mistakes` of a term, the nearest first, then the commonest. While the term is being typed the
   * beginnings of longer words count too. A wrong first letter is forgiven only when it was swapped or left out.
   */
  near(term: string, mistakes: number, typing: boolean): string[] {
    if (mistakes === 0) return [];
    const distanceTo = typing ? prefixDistance : editDistance;
    const longest = typing ? this.longest : term.length + mistakes;
    const found: { word: string; distance: number; frequency: number }[] = [];
    for (const letter of new Set([term.charAt(0), term.charAt(1)])) {
      for (let length = Math.max(SHORTEST, term.length - mistakes); length <= longest; length++) {
        for (const word of this.buckets.get(bucketName(letter, length)) ?? []) {
          const distance = distanceTo(term, word, mistakes);
          if (distance > mistakes || word === term) continue;
          found.push({ word, distance, frequency: this.frequency.get(word) ?? 0 });
        }
      }
    }
    return found
      .toSorted((a, b) => a.distance - b.distance || b.frequency - a.frequency)
      .slice(0, MOST_CANDIDATES)
      .map(({ word }) => word);
  }
}

function bucketName(letter: string, length: number): string {
  return letter + length;
}
