import {
  isQuestion,
  type BalancedSearch,
  type SearchDictionary,
  type SearchQuery,
  type SearchResult,
  type SearchStats,
} from '@fieldlore/search';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { openModel } from './open-model.ts';
import { QueryVectors } from './query-vectors.ts';

/** The search itself, or with a model configured one that asks questions with their meaning. */
export function withMeaning(search: BalancedSearch, { embeddings }: Config, log: Logger): BalancedSearch {
  if (!embeddings) return search;
  const server = openModel(embeddings);
  const vectors = new QueryVectors(
    (text) => server.query(text),
    (err) => log.warn({ err }, 'the model did not read a question, words alone find for a while'),
  );
  return new SearchByMeaning(search, vectors);
}

/** The search with the meaning of questions added to those queries that want it; all else is the search's own. */
class SearchByMeaning implements BalancedSearch {
  private readonly search: BalancedSearch;
  private readonly vectors: QueryVectors;

  constructor(search: BalancedSearch, vectors: QueryVectors) {
    this.search = search;
    this.vectors = vectors;
  }

  get engine(): BalancedSearch['engine'] {
    return this.search.engine;
  }

  get copies(): BalancedSearch['copies'] {
    return this.search.copies;
  }

  async query(query: SearchQuery): Promise<SearchResult> {
    const { text, byMeaning, verbatim, sort } = query;
    const isMeant = byMeaning && !verbatim && sort !== 'updated' && isQuestion(text);
    const vector = isMeant ? await this.vectors.of(text) : undefined;
    return await this.search.query(vector ? { ...query, vector } : query);
  }

  useDictionary(dictionary: SearchDictionary): Promise<void> {
    return this.search.useDictionary(dictionary);
  }

  preview(query: SearchQuery, draft: SearchDictionary): Promise<SearchResult> {
    return this.search.preview(query, draft);
  }

  stats(): Promise<SearchStats> {
    return this.search.stats();
  }

  close(): Promise<void> {
    return this.search.close();
  }
}
