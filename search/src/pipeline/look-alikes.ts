/**
 * Letters that look the same in Cyrillic and Latin get mixed inside one word, typed or copied from labels
 * (`cтартep` with a Latin c, e, p). Engines then see two words, so a mixed run is moved to one script.
 */

const LATIN = 'abcehkmoptxy';
const CYRILLIC = 'авсенкмортху';

const toCyrillic = new Map([...LATIN].map((letter, i) => [letter, CYRILLIC.charAt(i)]));
const toLatin = new Map([...CYRILLIC].map((letter, i) => [letter, LATIN.charAt(i)]));

const HAS_LATIN = /[a-z]/;
const HAS_CYRILLIC = /[а-я]/;

/** Moves a folded word of mixed script to the script that has letters without a twin, or to the majority. */
export function unmixLookAlikes(word: string): string {
  if (!HAS_LATIN.test(word) || !HAS_CYRILLIC.test(word)) return word;
  let latin = 0;
  let cyrillic = 0;
  let latinOnly = 0;
  let cyrillicOnly = 0;
  for (const letter of word) {
    if (HAS_LATIN.test(letter)) {
      latin++;
      if (!toCyrillic.has(letter)) latinOnly++;
    } else if (HAS_CYRILLIC.test(letter)) {
      cyrillic++;
      if (!toLatin.has(letter)) cyrillicOnly++;
    }
  }
  // Letters without a twin on both sides: a real mixture, such as «USB-разъём» written in one word.
  if (latinOnly > 0 && cyrillicOnly > 0) return word;
  const target = latinOnly > 0 || (cyrillicOnly === 0 && latin > cyrillic) ? toLatin : toCyrillic;
  let result = '';
  for (const letter of word) result += target.get(letter) ?? letter;
  return result;
}

/** The folded word as it looks in the other script: `х2` of `x2` and back. None where a letter has no twin or there is no letter. */
export function lookAlikeOf(word: string): string | undefined {
  const other = HAS_CYRILLIC.test(word) ? toLatin : HAS_LATIN.test(word) ? toCyrillic : undefined;
  if (!other) return undefined;
  let result = '';
  for (const letter of word) {
    const twin = other.get(letter);
    if (!twin && /\p{L}/u.test(letter)) return undefined;
    result += twin ?? letter;
  }
  return result;
}
