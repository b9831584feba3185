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
import { otherReadings, readings, readingsWithoutOne } from './readings.ts';
import type { Reading } from './readings.ts';
import { reached } from './server.ts';

type Response = SearchResponse<MeiliDocument>;

interface Attempt {
  response: Response;
  text: string;
  variant: SearchVariant;
  analyzed: AnalyzedQuery;
}

/** With fewer hits than this, those that miss one of the words are added. */
const WIDEN_BELOW = 10;

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
    const variant: SearchVariant = 'as-typed';
    const query = { ...whole, text: whole.text.slice(0, LONGEST_QUERY) };
    const analyzed = analyzeQuery(query.text, this.synonyms, query.prefix ?? true);
    const filter = narrowed(query.filter, analyzed.kinds);
    if (!hasWords(analyzed) && query.text.trim() !== '' && analyzed.kinds.length === 0)
      return nothing(query, started);

    // Which reading is best is decided by the first page, or later pages could be of another reading.
    const firstPage = query.offset === 0 ? query : { ...query, offset: 0, limit: 1, facets: [] };
    const typed = {
      response: await this.search(analyzed, filter, firstPage),
      text: query.text,
      variant,
      analyzed,
    };
    let best = await this.bestAttempt(typed, filter, firstPage);
    if (query !== firstPage) best = { ...best, response: await this.search(best.analyzed, filter, query) };
    const facets = await this.countFacets(best, filter, query);
    return {
      hits: best.response.hits.map((hit) => ({
        id: hit.id,
        score: hit._federation?.weightedRankingScore ?? 0,
      })),
      total: best.response.estimatedTotalHits ?? best.response.hits.length,
      facets,
      searchedFor: { text: best.text, variant: best.variant },
      tookMs: performance.now() - started,
      degraded: 'degraded' in best.response && best.response.degraded === true,
    };
  }

  /** Tries other readings where the typed one does not find every word as it stands. */
  private async bestAttempt(typed: Attempt, filter: SearchFilter, query: SearchQuery): Promise<Attempt> {
    const typing = query.prefix ?? true;
    if (!hasWords(typed.analyzed) || isFullMatch(typed, typing)) return typed;
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
    const full = attempts.find((attempt) => isFullMatch(attempt, typing));
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
    const typing = query.prefix ?? true;
    const strict = await this.ask(readings(analyzed, typing), analyzed, filter, query);
    if ((strict.estimatedTotalHits ?? 0) >= WIDEN_BELOW || query.sort === 'updated') return strict;
    const more = readingsWithoutOne(analyzed, typing);
    return more.length === 0
      ? strict
      : this.ask([...readings(analyzed, typing), ...more], analyzed, filter, query);
  }

  private ask(
    asked: readonly Reading[],
    analyzed: AnalyzedQuery,
    filter: SearchFilter,
    query: SearchQuery,
  ): Promise<Response> {
    const request: FederatedMultiSearchParams = {
      federation: {
        offset: query.offset,
        limit: query.limit,
        facetsByIndex: { [this.name]: [...(query.facets ?? [])] },
        mergeFacets: {},
      },
      queries: asked.map((reading) => this.reading(reading, analyzed, filter, query)),
    };
    return reached(this.client.multiSearch<FederatedMultiSearchParams, MeiliDocument>(request));
  }

  private reading(
    { text, weight }: Reading,
    analyzed: AnalyzedQuery,
    filter: SearchFilter,
    query: SearchQuery,
  ): MultiSearchQueryWithFederation {
    const isNewestFirst = query.sort === 'updated' || !hasWords(analyzed);
    return {
      indexUid: this.name,
      q: text,
      federationOptions: { weight },
      // Sorted by date, a document that shares one word would stand before the right one: all words are required.
      matchingStrategy: isNewestFirst ? 'all' : 'frequency',
      filter: renderFilter(viewerFilter(query.acl, filter)),
      attributesToSearchOn: TEXT_FIELDS.filter((field) => query.staff || !STAFF_FIELDS.includes(field)),
      attributesToRetrieve: ['id'],
      showRankingScore: true,
      showRankingScoreDetails: true,
      ...(isNewestFirst ? { sort: ['updatedAt:desc'] } : {}),
    };
  }
}

function hasWords(analyzed: AnalyzedQuery): boolean {
  return analyzed.groups.length > 0 || analyzed.phrases.length > 0;
}

/** Whether the best hit has every word of the reading, none of them corrected. */
function isFullMatch({ response, analyzed }: Attempt, typing: boolean): boolean {
  const [hit] = response.hits;
  const position = hit?._federation?.queriesPosition ?? Infinity;
  // Later positions are those that leave a word out.
  if (position >= readings(analyzed, typing).length) return false;
  const { words, typo } = hit?._rankingScoreDetails ?? {};
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
