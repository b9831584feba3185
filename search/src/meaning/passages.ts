import type { SearchDocument } from '../types.ts';

/** Characters of a passage: small models read about 500 tokens, and one thought stands out in few lines. */
const LONGEST = 1000;
/** What a long document is about is said in its first pages; the rest is found by its words. */
const MOST = 8;

/**
 * What of a document a model reads: its title with each stretch of its body. Nothing of the staff's part, as there is
 * one vector for all who may see the document, and a near one would tell that something is there.
 */
export function passagesOf({ title, body }: Pick<SearchDocument, 'title' | 'body'>): string[] {
  const stretches: string[] = [];
  let current = '';
  for (const piece of pieces(body)) {
    if (current !== '' && current.length + piece.length >= LONGEST) {
      stretches.push(current);
      current = '';
      if (stretches.length === MOST) break;
    }
    current += current === '' ? piece : `\n${piece}`;
  }
  if (current !== '') stretches.push(current);
  return stretches.length === 0 ? [title] : stretches.map((stretch) => `${title}\n${stretch}`);
}

/** Lines, those that are too long cut between words. */
function* pieces(body: string): Generator<string> {
  for (const line of body.split('\n')) {
    let rest = line.trim();
    while (rest.length > LONGEST) {
      const blank = rest.lastIndexOf(' ', LONGEST);
      const end = blank > LONGEST / 2 ? blank : LONGEST;
      yield rest.slice(0, end);
      rest = rest.slice(end).trim();
    }
    if (rest !== '') yield rest;
  }
}
