const VOWEL = /[аеёиоуыэюяaeiouy]/i;
/** Five consonants together, or four at the end: `вфесршл`, `хфкгбыйдрф`. */
const UNSPEAKABLE = /[^аеёиоуыэюяaeiouy\P{L}]{5}|[^аеёиоуыэюяaeiouy\P{L}]{4}(?!\p{L})/iu;

/** Whether a text may be words: the same keys in another keyboard layout mostly give none. Codes always may. */
export function isPronounceable(text: string): boolean {
  return text
    .split(/\s+/)
    .filter((word) => /\p{L}{4}/u.test(word))
    .every((word) => VOWEL.test(word) && !UNSPEAKABLE.test(word));
}
