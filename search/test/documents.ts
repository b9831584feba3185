import type { SearchDocument, SearchQuery } from '../src/index.ts';

/** A valid public article; state what the test is about. */
export function buildDocument(given: Partial<SearchDocument> & { id: string }): SearchDocument {
  const { facets, ...rest } = given;
  return {
    rev: 1,
    kind: 'ARTICLE',
    locale: 'ru',
    title: '',
    keywords: [],
    codes: [],
    body: '',
    staffBody: '',
    acl: ['public'],
    updatedAt: Date.UTC(2026, 0, 1),
    popularity: 0,
    ...rest,
    facets: {
      make: [],
      model: [],
      device: [],
      section: [],
      tag: [],
      audience: ['PUBLIC'],
      confidence: [],
      ...facets,
    },
  };
}

/** A visitor's query for the first twenty. */
export function buildQuery(text: string, given: Partial<SearchQuery> = {}): SearchQuery {
  return { text, acl: ['public'], staff: false, offset: 0, limit: 20, ...given };
}

/** The documents as a rebuild's source, in pages. */
export async function* pages(
  documents: readonly SearchDocument[],
  size = 100,
): AsyncGenerator<SearchDocument[]> {
  for (let i = 0; i < documents.length; i += size) yield documents.slice(i, i + size);
}
