import { tokens } from './tokens.ts';

/**
 * Part numbers, models and pins are written every way: `МТЗ-82.1`, `MTZ 82.1`, `мтз821`. A code's *skeleton*
 * is what all of them share: transliterated, letters that look or sound alike merged, separators gone.
 */

// prettier-ignore
const TRANSLITERATION: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'x', ц: 'c', ч: 'ch', ш: 'sh', щ: 'sch',
  ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i',
};

/** В looks like B and sounds like V; Н like H and N; Р like P and R; С like C and S; У like Y and U. */
const TWINS: Record<string, string> = { v: 'b', h: 'n', r: 'p', s: 'c', u: 'y' };

const SEGMENT = /\p{N}+|\p{L}+/gu;
/** Longer chains (a pasted list of numbers) give their pieces and the whole, not every join. */
const MOST_SEGMENTS = 8;
const LONGEST = 48;

/** The skeleton of a folded piece of a code; `''` where nothing readable is left. */
export function skeleton(piece: string): string {
  let result = '';
  for (const letter of piece) {
    const latin = TRANSLITERATION[letter] ?? letter;
    for (const sign of latin) result += TWINS[sign] ?? sign;
  }
  return result;
}

/** Letters and digits of a token's parts as separate segments: `МТЗ-82.1` → `мтз`, `82`, `1`. */
export function codeSegments(parts: readonly string[]): string[] {
  return parts.flatMap((part) => part.match(SEGMENT) ?? []);
}

/** The one skeleton of a whole code, as a query looks it up. */
export function wholeCode(parts: readonly string[]): string {
  return skeleton(parts.join('')).slice(0, LONGEST);
}

/** The skeleton of a whole text read as one code: two texts are the same code where these are equal. */
export function codeOf(text: string): string {
  return wholeCode(tokens(text).flatMap(({ parts }) => parts));
}

/**
 * Every skeleton under which a code can be found: each run of neighbouring segments that has a digit, so
 * `МТЗ-82.1` is found by `mtz82`, `mtz821`, `821` and `82`.
 */
export function codeJoins(parts: readonly string[]): string[] {
  const segments = codeSegments(parts).map(skeleton);
  const joins = new Set<string>();
  const add = (code: string): void => {
    if (code.length <= LONGEST && /\p{N}/u.test(code)) joins.add(code);
  };
  if (segments.length > MOST_SEGMENTS) {
    for (const segment of segments) add(segment);
    add(segments.join(''));
    return [...joins];
  }
  for (let from = 0; from < segments.length; from++) {
    let code = '';
    for (let to = from; to < segments.length; to++) {
      code += segments[to];
      add(code);
    }
  }
  return [...joins];
}

/** Joins of a word written before a code (`LLS 20160` → `llc20160`), with the code's leading segments. */
export function wordCodeJoins(word: string, parts: readonly string[]): string[] {
  const joins: string[] = [];
  let code = skeleton(word);
  for (const segment of codeSegments(parts).slice(0, MOST_SEGMENTS)) {
    code += skeleton(segment);
    if (code.length <= LONGEST) joins.push(code);
  }
  return joins;
}
