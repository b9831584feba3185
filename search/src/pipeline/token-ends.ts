/**
 * Where tokens begin and end: runs of letters, digits and marks, held together by the punctuation inside codes. By hand
 * and a table of signs, because every text that is indexed or shown passes here and a regular expression takes several
 * times as long.
 */

const WORD = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]/u;
const DIGIT = /\p{N}/u;
const JOINER = /[.\-/_+:\u2010-\u2015\u2212]/;
const COMMA = 0x2c;

/** What a sign does in a token; 0 for one not met yet. */
const SIGN = { other: 1, word: 2, digit: 3, joiner: 4 } as const;
type Sign = (typeof SIGN)[keyof typeof SIGN];

/** By UTF-16 unit, filled as signs are met. */
const signs = new Uint8Array(0x10000);
const HIGH_SURROGATES = { first: 0xd800, last: 0xdbff };

/** Calls back with the offsets of each token of the text, in order. */
export function eachToken(text: string, found: (start: number, end: number) => void): void {
  const { length } = text;
  for (let at = 0; at < length;) {
    if (!isWord(signAt(text, at))) {
      at += unitsAt(text, at);
      continue;
    }
    const start = at;
    at = endOfToken(text, at);
    found(start, at);
  }
}

function endOfToken(text: string, start: number): number {
  let at = start;
  let last: Sign = SIGN.other;
  for (;;) {
    for (let sign = signAt(text, at); isWord(sign); sign = signAt(text, at)) {
      last = sign;
      at += unitsAt(text, at);
    }
    const next = signAt(text, at + 1);
    const joins =
      signAt(text, at) === SIGN.joiner
        ? isWord(next)
        : text.charCodeAt(at) === COMMA && last === SIGN.digit && next === SIGN.digit;
    if (!joins) return at;
    at++;
  }
}

function isWord(sign: Sign): boolean {
  return sign === SIGN.word || sign === SIGN.digit;
}

function signAt(text: string, at: number): Sign {
  if (at >= text.length) return SIGN.other;
  const unit = text.charCodeAt(at);
  const known = signs[unit];
  if (known) return known as Sign;
  // A high surrogate says nothing without its other half, so it is never remembered.
  if (unitsAt(text, at) === 2) return classify(text.slice(at, at + 2));
  const sign = classify(text.charAt(at));
  if (unit < HIGH_SURROGATES.first || unit > HIGH_SURROGATES.last) signs[unit] = sign;
  return sign;
}

function classify(sign: string): Sign {
  if (DIGIT.test(sign)) return SIGN.digit;
  if (WORD.test(sign)) return SIGN.word;
  return JOINER.test(sign) ? SIGN.joiner : SIGN.other;
}

function unitsAt(text: string, at: number): 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit < HIGH_SURROGATES.first || unit > HIGH_SURROGATES.last) return 1;
  return text.charCodeAt(at + 1) >>> 10 === 0x37 ? 2 : 1;
}
