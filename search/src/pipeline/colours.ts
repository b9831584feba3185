import { WIRE_COLOURS } from '../vocabulary/wire-colours.ts';
import type { WireColour } from '../vocabulary/wire-colours.ts';
import { fold } from './fold.ts';
import { stem } from './stems.ts';
import type { Token } from './tokens.ts';

/**
 * Wire colours have a canonical code each (`0bk`), and striped wires one for the pair (`0bkrd`), so «чёрно-красный»,
 * `BK/RD` and «ЧК» are one thing to both engines. The leading digit keeps them out of the words.
 */
const MARK = '0';

/** The names of wire colours, compiled to what they are compared by. */
export class Colours {
  private readonly byWord = new Map<string, string[]>();
  private readonly byCombining = new Map<string, string[]>();
  private readonly byLatinCode = new Map<string, string[]>();
  private readonly byLetter = new Map<string, string[]>();

  constructor(colours: readonly WireColour[]) {
    for (const colour of colours) {
      const code = colour.iec.toLowerCase();
      for (const word of colour.words) add(this.byWord, stem(fold(word)), code);
      for (const word of colour.combining) add(this.byCombining, fold(word), code);
      for (const latin of [colour.iec, ...colour.codes]) add(this.byLatinCode, fold(latin), code);
      for (const abbreviation of colour.abbreviations) {
        if (abbreviation.length === 1) add(this.byLetter, abbreviation, code);
        else add(this.byWord, fold(abbreviation), code);
      }
    }
  }

  /**
   * The canonical codes a token may stand for, none for most words. `typed` is for queries, where people do not
   * bother with capitals: `bk` counts there, while in a text only `BK` does.
   */
  codesOf(token: Token, typed = false): string[] {
    if (token.hasDigit || token.parts.length > 2) return [];
    const [first, second] = token.parts;
    if (first === undefined) return [];
    const capitals = typed || token.raw === token.raw.toUpperCase();
    if (second === undefined) {
      const single = this.named(first, capitals);
      if (single.length > 0) return single.map((code) => MARK + code);
      return capitals ? this.letterPair(first) : [];
    }
    const base = this.byCombining.get(first) ?? this.named(first, capitals);
    const stripe = this.named(second, capitals);
    return base.flatMap((one) => stripe.map((two) => MARK + one + two));
  }

  /** Every way to name a single colour as a word's stem, with its canonical code: synonyms for Meilisearch. */
  toSynonyms(): [string, string][] {
    return [...this.byWord, ...this.byLatinCode].flatMap(([word, codes]) =>
      codes.map((code): [string, string] => [word, MARK + code]),
    );
  }

  private named(word: string, capitals: boolean): string[] {
    const letters = capitals ? (this.byLatinCode.get(word) ?? []) : [];
    const shortened = this.byWord.get(stem(word)) ?? this.byWord.get(word) ?? [];
    return [...letters, ...shortened.filter((code) => !letters.includes(code))];
  }

  /** «ЧК», «БС»: base and stripe as one Russian letter each, without a separator. */
  private letterPair(word: string): string[] {
    if (word.length !== 2) return [];
    const base = this.byLetter.get(word.charAt(0)) ?? [];
    const stripe = this.byLetter.get(word.charAt(1)) ?? [];
    return base.flatMap((one) => stripe.filter((two) => two !== one).map((two) => MARK + one + two));
  }
}

function add(map: Map<string, string[]>, key: string, code: string): void {
  const codes = map.get(key) ?? [];
  if (!codes.includes(code)) map.set(key, [...codes, code]);
}

/** The colours every company starts with. */
export const builtInColours = new Colours(WIRE_COLOURS);
