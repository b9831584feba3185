import type {
  FederatedMultiSearchParams,
  Meilisearch,
  MultiSearchQueryWithFederation,
  SearchResponse,
} from 'meilisearch';
import { LONGEST_QUERY, analyzeQuery } from '../pipeline/analyze-query.ts';
import type { AnalyzedQuery } from '../pipeline/analyze-query.ts';
import { STAFF_FIELDS, TEXT_FIELDS } from '../pipeline/engine-document.ts';
import type { Speller } from '../pipeline/speller.ts';
import type { Synonyms } from '../pipeline/synonyms.ts';
import { narrowed } from '../query-filter.ts';
import type {
  FacetCounts,
  FacetName,
  SearchFilter,
  SearchQuery,
  SearchResult,
  SearchVariant,
} from '../types.ts';
import type { MeiliDocument } from './documents.ts';
import { renderFilter, viewerFilter } from './filter.ts';
import { otherReadings, readings } from './readings.ts';
import { reached } from './server.ts';

type Response = SearchResponse<MeiliDocument>;

interface Attempt {
  response: Response;
  text: string;
  variant: SearchVariant;
  analyzed: AnalyzedQuery;
}

/** Hits that share less with the query than this are left out, of hits and counts alike. */
const LEAST_SCORE = 0.2;

/** Answers queries from one index of a server. */
export class MeiliSearcher {
  private readonly client: Meilisearch;
  private readonly name: string;
  private readonly synonyms: Synonyms;
  private readonly speller: Speller;

  constructor(client: Meilisearch, name: string, synonyms: Synonyms, speller: Speller) {
    this.client = client;
    this.name = name;
    this.synonyms = synonyms;
    this.speller = speller;
  }

  async query(whole: SearchQuery): Promise<SearchResult> {
    const started = performance.now();
    const query = { ...whole, text: whole.text.slice(0, LONGEST_QUERY) };
    const analyzed = analyzeQuery(query.text, this.synonyms, query.prefix ?? true);
    const filter = narrowed(query.filter, analyzed.kinds);
    if (!hasWords(analyzed) && query.text.trim() !== '' && analyzed.kinds.length === 0)
      return nothing(query, started);

    const typed = await this.search(analyzed, filter, query);
    const best = await this.bestAttempt(
      { response: typed, text: query.text, variant: 'as-typed', analyzed },
      filter,
      query,
    );
    const facets = await this.countFacets(best, filter, query);
    return {
      hits: best.response.hits.map((hit) => ({ id: hit.id, score: hit._rankingScore ?? 0 })),
      total: best.response.estimatedTotalHits ?? best.response.hits.length,
      facets,
      searchedFor: { text: best.text, variant: best.variant },
      tookMs: performance.now() - started,
      degraded: 'degraded' in best.response && best.response.degraded === true,
    };
  }

  /** Tries other readings where the typed one does not find every word as it stands. */
  private async bestAttempt(typed: Attempt, filter: SearchFilter, query: SearchQuery): Promise<Attempt> {
    if (!hasWords(typed.analyzed) || isFullMatch(typed.response)) return typed;
    const others = otherReadings(
      query.text,
      typed.analyzed,
      this.synonyms,
      this.speller,
      query.prefix ?? true,
    );
    const attempts = await Promise.all(
      others.map(async (other): Promise<Attempt> => ({
        ...other,
        response: await this.search(other.analyzed, filter, query),
      })),
    );
    const full = attempts.find(({ response }) => isFullMatch(response));
    if (full) return full;
    return typed.response.hits.length > 0
      ? typed
      : (attempts.find(({ response }) => response.hits.length > 0) ?? typed);
  }

  /** A facet with a filter of its own is counted by a query without that filter; the others come with the hits. */
  private async countFacets(best: Attempt, filter: SearchFilter, query: SearchQuery): Promise<FacetCounts> {
    const counts: FacetCounts = {};
    for (const name of query.facets ?? []) counts[name] = best.response.facetDistribution?.[name] ?? {};
    await Promise.all(
      (query.facets ?? [])
        .filter((name) => filter[name] !== undefined)
        .map(async (name) => {
          const { [name]: _own, ...others } = filter;
          const response = await this.search(best.analyzed, others, {
            ...query,
            facets: [name],
            offset: 0,
            limit: 0,
          });
          counts[name] = response.facetDistribution?.[name] ?? {};
        }),
    );
    return counts;
  }

  private async search(analyzed: AnalyzedQuery, filter: SearchFilter, query: SearchQuery): Promise<Response> {
    const texts = readings(analyzed, query.prefix ?? true);
    const request: FederatedMultiSearchParams = {
      federation: {
        offset: query.offset,
        limit: query.limit,
        facetsByIndex: { [this.name]: [...(query.facets ?? [])] },
        mergeFacets: {},
      },
      queries: texts.map((text) => this.reading(text, analyzed, filter, query)),
    };
    return reached(this.client.multiSearch<FederatedMultiSearchParams, MeiliDocument>(request));
  }

  private reading(
    text: string,
    analyzed: AnalyzedQuery,
    filter: SearchFilter,
    query: SearchQuery,
  ): MultiSearchQueryWithFederation {
    const isNewestFirst = query.sort === 'updated' || !hasWords(analyzed);
    return {
      indexUid: this.name,
      q: text,
      // Sorted by date, a document that shares one word would stand before the right one: all words are required.
      matchingStrategy: isNewestFirst ? 'all' : 'frequency',
      filter: renderFilter(viewerFilter(query.acl, filter)),
      attributesToSearchOn: TEXT_FIELDS.filter((field) => query.staff || !STAFF_FIELDS.includes(field)),
      attributesToRetrieve: ['id'],
      showRankingScore: true,
      showRankingScoreDetails: true,
      rankingScoreThreshold: LEAST_SCORE,
      ...(isNewestFirst ? { sort: ['updatedAt:desc'] } : {}),
    };
  }
}

function hasWords(analyzed: AnalyzedQuery): boolean {
  return analyzed.groups.length > 0 || analyzed.phrases.length > 0;
}

/** Whether the best hit has every word, none of them corrected. */
function isFullMatch(response: Response): boolean {
  const details = response.hits[0]?._rankingScoreDetails;
  if (!details) return false;
  const { words, typo } = details;
  return (
    words !== undefined && words.matchingWords === words.maxMatchingWords && (typo?.typoCount ?? 0) === 0
  );
}

function nothing(query: SearchQuery, started: number): SearchResult {
  const facets = Object.fromEntries((query.facets ?? []).map((name: FacetName) => [name, {}]));
  return {
    hits: [],
    total: 0,
    facets,
    searchedFor: { text: query.text, variant: 'as-typed' },
    tookMs: performance.now() - started,
    degraded: false,
  };
}
