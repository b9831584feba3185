/** The shapes that cross the border of this package. No engine, table or request of ours appears here. */

export type Locale = 'ru' | 'en';

/** One thing that can be found. Raw text goes in; the package runs its own pipeline over it. */
export interface SearchDocument {
  /** Entry id (uuid) or `vehicle:<id>`. */
  id: string;
  /** Grows with every change of the document; the nightly reconcile compares it. */
  rev: number;
  /** ARTICLE, DIAGRAM, EQUIPMENT, CANNED_ANSWER, SOLVED_TICKET, FRAGMENT, VEHICLE. */
  kind: string;
  locale: Locale;
  title: string;
  /** Vehicles, devices, tags, part names, aliases. */
  keywords: string[];
  /** Part numbers, short number, pins. Codes inside the other texts are detected as well. */
  codes: string[];
  /** Plain text that everybody with access may search. */
  body: string;
  /** Plain text that only staff may search; `''` if none. */
  staffBody: string;
  /** Audience tokens: `public`, `clients`, `staff`, `section:<id>`, `person:<id>`. */
  acl: string[];
  facets: Record<DocumentFacet, string[]>;
  /** Milliseconds since the epoch. */
  updatedAt: number;
  /** How often it was used; ranks modestly. */
  popularity: number;
  /**
   * The meaning of its passages, in the space that the index was opened for; absent while it is not known. Only of text
   * that everybody with access may read.
   */
  vectors?: readonly Float32Array[];
}

/** Vectors can be compared within one space only: made by one model in one way. */
export interface EmbeddingSpace {
  /** Another space has another id; what it is made of is its owner's business. */
  id: string;
  /** Numbers of a vector. */
  dimensions: number;
}

export type DocumentFacet = 'make' | 'model' | 'device' | 'section' | 'tag' | 'audience' | 'confidence';
export type FacetName = DocumentFacet | 'kind' | 'locale';

export const FACET_NAMES: readonly FacetName[] = [
  'kind',
  'locale',
  'make',
  'model',
  'device',
  'section',
  'tag',
  'audience',
  'confidence',
];

export type SearchFilter = Partial<Record<FacetName, string[]>>;
export type FacetCounts = Partial<Record<FacetName, Record<string, number>>>;

export interface SearchQuery {
  text: string;
  /** The viewer's language; only breaks near-ties, filter by the facet `locale` to narrow. */
  locale?: Locale;
  /** Audience tokens of the viewer; a document must share at least one. */
  acl: string[];
  /** Search `staffBody` too. */
  staff: boolean;
  /** OR inside a facet, AND between facets. */
  filter?: SearchFilter;
  /** Facets to count. A facet's own filter is not applied to its own counts. */
  facets?: FacetName[];
  sort?: 'relevance' | 'updated';
  offset: number;
  limit: number;
  /** The last word is still being typed (default true). */
  prefix?: boolean;
  /** Ids to leave out of hits, counts and corrections: what the index may still show to more than may see it. */
  exclude?: readonly string[];
  /** Search for nothing but what was typed: no other layout, alphabet or spelling of the whole query. */
  verbatim?: boolean;
  /**
   * The meaning of the query, for an engine. Where few documents hold all its words, those of near meaning stand among the others;
   * it says nothing in a list sorted by date.
   */
  vector?: Float32Array;
  /** Wants that meaning from whoever has a model; engines know none. */
  byMeaning?: boolean;
}

/** How the searched text came from the typed one. */
export type SearchVariant = 'as-typed' | 'layout' | 'transliteration' | 'spelling';

/** Another reading of the query that was tried because the typed one found nothing good. */
export interface TriedReading {
  text: string;
  variant: SearchVariant;
  /** Documents that the viewer can find by it, filters applied. */
  total: number;
}

export interface SearchHit {
  id: string;
  /** 0…1, comparable within one result only. */
  score: number;
  /** It is near in meaning; its words alone would not have found it. */
  isByMeaning?: true;
}

export interface SearchResult {
  hits: SearchHit[];
  total: number;
  facets: FacetCounts;
  searchedFor: { text: string; variant: SearchVariant };
  /** The readings tried besides the typed one, `searchedFor` among them; empty where the typed one found every word. */
  tried: TriedReading[];
  tookMs: number;
  /** The engine stopped early (cut-off), so the list may miss something. */
  degraded: boolean;
  /** Where a server was asked for what is near in meaning: which copy, and why words alone had to find. */
  meaning?: { copy: string; error?: Error };
}

/** Words and phrases that mean the same; also families of one root (подключение, подключить). */
export type SynonymGroup = readonly string[];

/** What a company says of its own words, on top of what is built in. */
export interface SearchDictionary {
  synonyms?: readonly SynonymGroup[];
  /** Built-in groups that do not hold in this company, by their first member. */
  withoutGroups?: readonly string[];
  /** Words that say little here, in any form: they count only where nothing else is asked for, or in a phrase. */
  stopWords?: readonly string[];
  /** More words for a colour of a wire, by its IEC 60757 code. These stand in the index: another list takes a rebuild. */
  colourWords?: readonly { iec: string; word: string }[];
}

export interface RebuildOptions {
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
  /** Told of each document that the engine itself could not take; without it such a document fails the rebuild. */
  onRejected?: (id: string, error: Error) => Promise<void>;
}

export interface SearchStats {
  engine: string;
  documents: number;
  bytes: number;
  settingsHash: string;
  ready: boolean;
}

/** What answers people. */
export interface SearchReader {
  readonly engine: 'embedded' | 'meilisearch';
  query(query: SearchQuery): Promise<SearchResult>;
  /**
   * Takes another dictionary for all queries from now on, and resolves when it is in force. Where what stands in the
   * index has to follow, `needsRebuild` says so; queries go on with the old index until then.
   */
  useDictionary(dictionary: SearchDictionary): Promise<void>;
  /** Answers as a draft of the dictionary would have it, on the index as it is; nobody else notices. */
  preview(query: SearchQuery, draft: SearchDictionary): Promise<SearchResult>;
  stats(): Promise<SearchStats>;
  close(): Promise<void>;
}

/** One copy of the index, on an engine of its own. */
export interface SearchIndex extends SearchReader {
  /** Tells this copy from others, in every process alike: `embedded`, or the server's address without secrets. */
  readonly name: string;
  /** The index was missing, damaged or of another version when last looked at: call `rebuild`. */
  readonly needsRebuild: boolean;
  /** The space whose vectors it keeps; undefined where it finds by words alone. */
  readonly embeddings: EmbeddingSpace | undefined;
  /** Looks whether the copy is there and whole. @throws SearchError where it can't be asked */
  check(): Promise<void>;
  /** Resolves when the documents are durable and searchable. */
  upsert(documents: SearchDocument[]): Promise<void>;
  remove(ids: string[]): Promise<void>;
  /** Fills a new index aside from the source, then swaps; queries and writes go on meanwhile. */
  rebuild(
    source: AsyncIterable<SearchDocument[]>,
    options?: RebuildOptions,
  ): Promise<{ documents: number; tookMs: number }>;
  /** Every `(id, rev)` in the index, in pages, for the reconcile. */
  scan(): AsyncIterable<{ id: string; rev: number }[]>;
}

/** All copies as one. Reads go to any that answers; each is written on its own, so that none holds up another. */
export interface BalancedSearch extends SearchReader {
  readonly copies: readonly SearchIndex[];
}

export interface MeilisearchOptions {
  url: string;
  apiKey?: string;
  /** Name of the index, `kb` by default. */
  index?: string;
}

export interface SearchOptions {
  meili?: MeilisearchOptions;
  embedded?: { directory: string };
  dictionary?: SearchDictionary;
  /** Keep vectors of this space. Another one, or none any more, takes a rebuild. */
  embeddings?: EmbeddingSpace;
}
