import { createHash } from 'node:crypto';
import type { EmbeddingSpace, SearchDictionary } from '../types.ts';
import { fold } from './fold.ts';

/**
 * Identifies what is written into the index besides the documents' own words. Synonyms and stop words act on queries alone; a colour's
 * words give texts their colour codes, so that other ones take a new index; and so do vectors of another space.
 */
export function indexedPartOf({ colourWords = [] }: SearchDictionary, embeddings?: EmbeddingSpace): string {
  if (colourWords.length === 0 && !embeddings) return '';
  const words = colourWords.map(({ iec, word }) => `${iec}:${fold(word)}`).toSorted();
  const space = embeddings ? [`vectors:${embeddings.dimensions}:${embeddings.id}`] : [];
  return createHash('sha256')
    .update([...words, ...space].join('\n'))
    .digest('hex')
    .slice(0, 12);
}
