import { allowedMistakes, editDistance } from '@fieldlore/search';
import { nameKey, soundOf, withLatinCodes } from './vehicle-names.ts';

/** Whose name a piece of text is, and how well it is written. */
export interface NameHit {
  id: string;
  /** 1 for the whole name, less for what sounds like it, begins it, or is misspelt. */
  quality: number;
}

const exact = 1;
const soundQuality = 0.92;
/** A beginning counts between these two, more the more of the name is there. */
const prefixQuality = { least: 0.75, most: 0.9 };
const mistakeQuality = { one: 0.7, two: 0.6 };
const modificationQuality = 0.7;
/** Of the beginning of a name at least this much, else half the catalogue begins so. */
const shortestPrefix = 3;
const mostOfOnePrefix = 40;
/** By ear, words shorter than this are all alike. */
const shortestSound = 3;
/** A misspelt name runs over no more parts than this: comparing costs. */
const longestMisspelt = 3;
/** Pieces of text whose names are remembered: a fleet says the same words over and over. */
const mostCached = 20_000;

/** Names of anything, found as people write them. */
export class NameIndex {
  private readonly idsByKey = new Map<string, string[]>();
  private readonly keysBySound: ReadonlyMap<string, string[]>;
  private readonly sortedKeys: readonly string[];
  private readonly wordsByFirstLetter: ReadonlyMap<string, string[]>;
  private readonly cache = new Map<string, NameHit[]>();

  /** @param names all names of each id, as written */
  constructor(names: Iterable<readonly [id: string, names: readonly string[]]>) {
    for (const [id, own] of names)
      for (const key of new Set(own.flatMap((name) => [nameKey(name), nameKey(withLatinCodes(name))])))
        if (key) this.idsByKey.set(key, [...(this.idsByKey.get(key) ?? []), id]);
    this.sortedKeys = [...this.idsByKey.keys()].toSorted(byCodeUnits);
    const words = this.sortedKeys.filter((key) => !hasDigit(key));
    this.wordsByFirstLetter = Map.groupBy(words, (key) => key.charAt(0));
    this.keysBySound = Map.groupBy(
      words.filter((key) => key.length >= shortestSound),
      soundOf,
    );
  }

  /**
   * Names that the key is, sounds like, begins or misspells: the first of these that there are any of.
   * @param parts of the text that the key runs over
   * @param isLast whether more may follow: of a number in the midst, nothing is left out
   */
  like(key: string, parts: number, isLast: boolean): NameHit[] {
    const asked = `${key} ${parts} ${isLast}`;
    const known = this.cache.get(asked);
    if (known) return known;
    const hits = this.find(key, parts, isLast);
    if (this.cache.size >= mostCached) this.cache.clear();
    this.cache.set(asked, hits);
    return hits;
  }

  private find(key: string, parts: number, isLast: boolean): NameHit[] {
    const whole = this.bearers(key, exact);
    if (whole.length > 0) return whole;
    const isWord = !hasDigit(key);
    if (isWord && key.length >= shortestSound) {
      const heard = (this.keysBySound.get(soundOf(key)) ?? []).flatMap((name) =>
        this.bearers(name, soundQuality),
      );
      if (heard.length > 0) return heard;
    }
    if (!isWord) {
      const base = this.baseModel(key);
      if (base.length > 0) return base;
    }
    const { least, most } = prefixQuality;
    const begun =
      isWord || isLast
        ? this.beginningWith(key).flatMap((name) =>
            this.bearers(name, least + ((most - least) * key.length) / name.length),
          )
        : [];
    if (begun.length > 0 || parts > longestMisspelt) return begun;
    return this.misspelt(key).flatMap(({ name, mistakes }) =>
      this.bearers(name, mistakes === 1 ? mistakeQuality.one : mistakeQuality.two),
    );
  }

  private bearers(name: string, quality: number): NameHit[] {
    return (this.idsByKey.get(name) ?? []).map((id) => ({ id, quality }));
  }

  /**
   * Of six digits the first four are the model, the others the modification: УАЗ-374195 is a 3741. So numbers vehicles
   * of Soviet and post-Soviet makes since 1966 (industry norm ОН 025270-66).
   */
  private baseModel(key: string): NameHit[] {
    return /^\d{6}$/.test(key) ? this.bearers(key.slice(0, 4), modificationQuality) : [];
  }

  private beginningWith(key: string): string[] {
    if (key.length < shortestPrefix || /^\d{4}$/.test(key)) return [];
    let low = 0;
    let high = this.sortedKeys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byCodeUnits(this.sortedKeys[middle]!, key) < 0) low = middle + 1;
      else high = middle;
    }
    const names: string[] = [];
    for (let at = low; names.length < mostOfOnePrefix && this.sortedKeys[at]?.startsWith(key); at++)
      names.push(this.sortedKeys[at]!);
    return names;
  }

  /** Words with a typing mistake or two, the first letter right. A wrong digit is another vehicle, never a mistake. */
  private misspelt(key: string): { name: string; mistakes: number }[] {
    const most = hasDigit(key) ? 0 : allowedMistakes(key.length);
    if (most === 0) return [];
    return (this.wordsByFirstLetter.get(key.charAt(0)) ?? []).flatMap((name) => {
      const mistakes = editDistance(key, name, most);
      return mistakes <= most ? [{ name, mistakes }] : [];
    });
  }
}

function hasDigit(key: string): boolean {
  return /\p{N}/u.test(key);
}

/** Order that does not depend on the machine's language. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
