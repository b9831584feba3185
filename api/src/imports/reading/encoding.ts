import iconv from 'iconv-lite';

export type Encoding =
  'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'cp866' | 'koi8-r' | 'windows-1252';

export interface DecodedText {
  text: string;
  encoding: Encoding;
}

/** One byte a letter, without any mark of which: the text itself has to tell. */
const singleByte = ['windows-1251', 'cp866', 'koi8-r', 'windows-1252'] as const;
/** Enough to tell by; the rest of the file is in the same encoding. */
const sampleSize = 256 * 1024;

/** Reads bytes as text, whatever encoding an office program wrote them in. A byte order mark is left out. */
export function decodeText(bytes: Buffer): DecodedText {
  const encoding = detectEncoding(bytes);
  const text = encoding === 'utf-8' ? bytes.toString('utf8') : iconv.decode(bytes, encoding);
  return { text: text.replace(/^\ufeff/, ''), encoding };
}

export function detectEncoding(bytes: Buffer): Encoding {
  const marked = byMark(bytes) ?? byZeros(bytes);
  if (marked) return marked;
  if (isUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, sampleSize);
  const scored = singleByte.map((encoding) => ({
    encoding,
    score: plausibility(iconv.decode(sample, encoding)),
  }));
  // The first of equals: windows-1251 is what Excel and 1C write in these countries.
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).encoding;
}

function byMark(bytes: Buffer): Encoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: commas, digits and line ends leave every second byte zero. */
function byZeros(bytes: Buffer): Encoding | null {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [i, byte] of sample.entries())
    if (byte === 0 && i % 2 === 0) even++;
    else if (byte === 0) odd++;
  if (odd > sample.length / 16 && even === 0) return 'utf-16le';
  if (even > sample.length / 16 && odd === 0) return 'utf-16be';
  return null;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const wordWithMarks = /\p{L}*[^\p{ASCII}]\p{L}*/gu;
/** A Russian word as people write it: lower case, a capital first, or capitals throughout. */
const cyrillicWord =
  /^(?:\p{Script=Cyrillic}?[\p{Ll}&&\p{Script=Cyrillic}]+|[\p{Lu}&&\p{Script=Cyrillic}]+)$/v;
const latinWord = /^\p{Lu}?\p{Script=Latin}+$/u;
/** Half of the letters of any Russian text. */
const commonLetters = /[оеаинтсрвл]/gi;
const lines = /[\u2500-\u259f]/;

/** How much the text looks like what people write. The wrong encoding turns words into mixed case, mixed script and line drawing. */
function plausibility(text: string): number {
  let score = 0;
  for (const [word] of text.matchAll(wordWithMarks)) {
    if (cyrillicWord.test(word)) score += word.length + 2 * (word.match(commonLetters)?.length ?? 0);
    else if (latinWord.test(word) && isMostlyAscii(word)) score += word.length;
    else if (lines.test(word)) score -= 2;
    else if (/\p{L}{2}/u.test(word)) score -= word.length;
  }
  return score;
}

const isMostlyAscii = (word: string) => word.replace(/[^\p{ASCII}]/gu, '').length * 2 > word.length;
