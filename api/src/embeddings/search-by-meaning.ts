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
import { isPersonal, normalQuery } from '../search-log/loggable-query.ts';
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
  return new SearchByMeaning(search, vectors, (copy, err) =>
    log.warn({ copy, err }, 'a search server did not compare meanings, words alone find'),
  );
}

/** The search with the meaning of questions added to those queries that want it; all else is the search's own. */
class SearchByMeaning implements BalancedSearch {
  private readonly search: BalancedSearch;
  private readonly vectors: QueryVectors;
  private readonly failed: (copy: string, error: Error) => void;
  /** Copies that did not compare meanings when last asked to. */
  private readonly failing = new Set<string>();

  /** @param failed told of the first failure in a row of a copy */
  constructor(search: BalancedSearch, vectors: QueryVectors, failed: (copy: string, error: Error) => void) {
    this.search = search;
    this.vectors = vectors;
    this.failed = failed;
  }

  get engine(): BalancedSearch['engine'] {
    return this.search.engine;
  }

  get copies(): BalancedSearch['copies'] {
    return this.search.copies;
  }

  async query(query: SearchQuery): Promise<SearchResult> {
    const vector = wantsMeaning(query) ? await this.vectors.of(query.text) : undefined;
    if (!vector) return await this.search.query(query);
    const result = await this.search.query({ ...query, vector });
    if (result.meaning) this.note(result.meaning);
    return result;
  }

  private note({ copy, error }: { copy: string; error?: Error }): void {
    if (!error) this.failing.delete(copy);
    else if (!this.failing.has(copy)) {
      this.failing.add(copy);
      this.failed(copy, error);
    }
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

/** The model may be somebody else's: what looks like a telephone or a vehicle of somebody's stays here. */
function wantsMeaning({ text, byMeaning, verbatim, sort }: SearchQuery): boolean {
  if (!byMeaning || verbatim || sort === 'updated') return false;
  return isQuestion(text) && !isPersonal(normalQuery(text));
}
