import type {
  FederatedMultiSearchParams,
  Meilisearch,
  MultiSearchQueryWithFederation,
  SearchResponse,
} from 'meilisearch';
import { LONGEST_QUERY, analyzeQuery } from '../pipeline/analyze-query.ts';
import type { AnalyzedQuery } from '../pipeline/analyze-query.ts';
import { STAFF_FIELDS, TEXT_FIELDS } from '../pipeline/engine-document.ts';
import type { Vocabulary } from '../pipeline/vocabulary.ts';
import { narrowed } from '../query-filter.ts';
import type { FacetCounts, FacetName, SearchFilter, SearchQuery, SearchResult } from '../types.ts';
import { joinedByMeaning, nearestIds } from './by-meaning.ts';
import type { MeiliDocument } from './documents.ts';
import { renderFilter, viewerFilter } from './filter.ts';
import { otherReadings, readings, readingsWithoutOne } from './readings.ts';
import type { Reading, Variant } from './readings.ts';
import { reached } from './server.ts';

type Response = SearchResponse<MeiliDocument>;

/** A reading of the query, what the server was asked for it, and its answer. */
interface Attempt extends Variant {
  asked: readonly Reading[];
  response: Response;
}

/** Hits by words that are joined with those by meaning, at least: a short page must not change what is joined. */
const LEAST_JOINED = 100;
/** With fewer hits than this, those that miss one of the words are added. */
const WIDEN_BELOW = 10;

type Answer = Pick<SearchResult, 'hits' | 'total' | 'facets' | 'degraded'>;

/** Answers queries from one index of a server. */
export class MeiliSearcher {
  private readonly client: Meilisearch;
  private readonly name: string;
  private readonly vocabulary: Vocabulary;
  private readonly read: typeof readings;

  constructor(client: Meilisearch, name: string, vocabulary: Vocabulary, read = readings) {
    this.read = read;
    this.client = client;
    this.name = name;
    this.vocabulary = vocabulary;
  }

  /** @param withoutMeaning told why the server could not compare vectors: then words alone find */
  async query(whole: SearchQuery, withoutMeaning: (reason: Error) => void = () => {}): Promise<SearchResult> {
    const started = performance.now();
    const query = { ...whole, text: whole.text.slice(0, LONGEST_QUERY) };
    const analyzed = analyzeQuery(query.text, this.vocabulary, query.prefix ?? true);
    const filter = narrowed(query.filter, analyzed.kinds);
    if (!hasWords(analyzed) && query.text.trim() !== '' && analyzed.kinds.length === 0) {
      return nothing(query, started);
    }
    const typed: Variant = { text: query.text, variant: 'as-typed', analyzed };
    // Which reading is best is decided by the first page, or later pages could be of another reading.
    const firstPage = query.offset === 0 ? query : { ...query, offset: 0, limit: 1, facets: [] };
    const asTyped = await this.attempt(typed, filter, firstPage);
    const others = await this.otherAttempts(asTyped, filter, query);
    const best = bestOf(asTyped, others);
    const asked = this.widened(best, query);
    const isAnswered = asked === best.asked && best === asTyped && firstPage === query;
    const isMeant = query.vector !== undefined && query.sort !== 'updated';
    const answer = isMeant
      ? await this.answerWithMeaning({ ...best, asked }, filter, query, withoutMeaning)
      : await this.answer({ ...best, asked }, filter, query, isAnswered ? best.response : undefined);
    return {
      ...answer,
      searchedFor: { text: best.text, variant: best.variant },
      tried: others.map(({ text, variant, response: { estimatedTotalHits, hits } }) => ({
        text,
        variant,
        total: estimatedTotalHits ?? hits.length,
      })),
      tookMs: performance.now() - started,
    };
  }

  /** @param known the server's answer where it has been asked already */
  private async answer(
    best: Attempt,
    filter: SearchFilter,
    query: SearchQuery,
    known?: Response,
  ): Promise<Answer> {
    const response = known ?? (await this.ask(best.asked, best.analyzed, filter, query));
    return {
      hits: response.hits.map((hit) => ({ id: hit.id, score: scoreOf(hit) })),
      total: totalOf(response),
      facets: await this.countFacets({ ...best, response }, filter, query),
      degraded: isDegraded(response),
    };
  }

  /** Both lists are joined from their beginning, or pages would overlap. */
  private async answerWithMeaning(
    best: Attempt,
    filter: SearchFilter,
    query: SearchQuery,
    withoutMeaning: (reason: Error) => void,
  ): Promise<Answer> {
    const fromFirst = { ...query, offset: 0, limit: Math.max(query.offset + query.limit, LEAST_JOINED) };
    const [response, nearest] = await Promise.all([
      this.ask(best.asked, best.analyzed, filter, fromFirst),
      this.nearest(filter, query).catch((reason: Error) => {
        withoutMeaning(reason);
        return [];
      }),
    ]);
    const words = response.hits.map((hit) => ({ id: hit.id, score: scoreOf(hit), isFull: isFull(hit) }));
    const joined = joinedByMeaning(words, nearest);
    const added = joined.flatMap(({ id, isByMeaning }) => (isByMeaning ? [id] : []));
    const facets = await this.countFacets({ ...best, response }, filter, query);
    return {
      hits: joined.slice(query.offset, query.offset + query.limit),
      total: totalOf(response) + added.length,
      facets: summed(facets, await this.facetsOf(added, query)),
      degraded: isDegraded(response),
    };
  }

  private async nearest(filter: SearchFilter, { vector, acl, exclude }: SearchQuery): Promise<string[]> {
    if (!vector) return [];
    const rendered = renderFilter(viewerFilter(acl, filter, exclude));
    return await reached(nearestIds(this.client, this.name, { vector, filter: rendered }));
  }

  private async facetsOf(ids: readonly string[], query: SearchQuery): Promise<FacetCounts> {
    if (ids.length === 0 || !query.facets?.length) return {};
    const { facetDistribution = {} } = await reached(
      this.client.index<MeiliDocument>(this.name).search(null, {
        filter: renderFilter({ all: [{ field: 'id', in: ids }, viewerFilter(query.acl, {})] }),
        facets: [...query.facets],
        limit: 0,
      }),
    );
    return facetDistribution;
  }

  private async attempt(variant: Variant, filter: SearchFilter, query: SearchQuery): Promise<Attempt> {
    const asked = this.read(variant.analyzed, query.prefix ?? true);
    return { ...variant, asked, response: await this.ask(asked, variant.analyzed, filter, query) };
  }

  /** Tries other readings where the typed one does not find every word as it stands. */
  private async otherAttempts(typed: Attempt, filter: SearchFilter, query: SearchQuery): Promise<Attempt[]> {
    if (query.verbatim || !hasWords(typed.analyzed) || isFullMatch(typed.response)) return [];
    const others = otherReadings(query.text, typed.analyzed, this.vocabulary, query.prefix ?? true);
    const glance = { ...query, offset: 0, limit: 1, facets: [] };
    return await Promise.all(others.map((other) => this.attempt(other, filter, glance)));
  }

  /** What to ask for in the end: with few hits also the query without one of its words. */
  private widened({ analyzed, asked, response }: Attempt, query: SearchQuery): readonly Reading[] {
    if ((response.estimatedTotalHits ?? 0) >= WIDEN_BELOW || query.sort === 'updated') return asked;
    const more = readingsWithoutOne(analyzed, query.prefix ?? true);
    return more.length === 0 ? asked : [...asked, ...more];
  }

  /** A facet with a filter of its own is counted by a query without that filter; the others come with the hits. */
  private async countFacets(best: Attempt, filter: SearchFilter, query: SearchQuery): Promise<FacetCounts> {
    const counts: FacetCounts = {};
    await Promise.all(
      (query.facets ?? []).map(async (name) => {
        const { [name]: own, ...others } = filter;
        const alone = { ...query, facets: [name], offset: 0, limit: 0 };
        const response = own ? await this.ask(best.asked, best.analyzed, others, alone) : best.response;
        counts[name] = response.facetDistribution?.[name] ?? {};
      }),
    );
    return counts;
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
      filter: renderFilter(viewerFilter(query.acl, filter, query.exclude)),
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

/** Another reading wins by finding every word, or by finding anything where the typed one finds nothing. */
function bestOf(typed: Attempt, others: readonly Attempt[]): Attempt {
  const full = others.find(({ response }) => isFullMatch(response));
  if (full || typed.response.hits.length > 0) return full ?? typed;
  return others.find(({ response }) => response.hits.length > 0) ?? typed;
}

/** Whether the best hit has every word of the reading, none of them corrected. */
function isFullMatch({ hits: [best] }: Response): boolean {
  return best !== undefined && isFull(best);
}

function isFull({ _rankingScoreDetails }: Response['hits'][number]): boolean {
  const { words, typo } = _rankingScoreDetails ?? {};
  return (
    words !== undefined && words.matchingWords === words.maxMatchingWords && (typo?.typoCount ?? 0) === 0
  );
}

function scoreOf({ _federation }: Response['hits'][number]): number {
  return _federation?.weightedRankingScore ?? 0;
}

function totalOf({ estimatedTotalHits, hits }: Response): number {
  return estimatedTotalHits ?? hits.length;
}

function isDegraded(response: Response): boolean {
  return 'degraded' in response && response.degraded === true;
}

function summed(counts: FacetCounts, more: FacetCounts): FacetCounts {
  const sum = structuredClone(counts);
  for (const [name, values] of Object.entries(more)) {
    const known = (sum[name as FacetName] ??= {});
    for (const [value, count] of Object.entries(values)) known[value] = (known[value] ?? 0) + count;
  }
  return sum;
}

function nothing(query: SearchQuery, started: number): SearchResult {
  const facets = Object.fromEntries((query.facets ?? []).map((name: FacetName) => [name, {}]));
  return {
    hits: [],
    total: 0,
    facets,
    searchedFor: { text: query.text, variant: 'as-typed' },
    tried: [],
    tookMs: performance.now() - started,
    degraded: false,
  };
}
