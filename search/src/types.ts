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
}

/** Words and phrases that mean the same; also families of one root (подключение, подключить). */
export type SynonymGroup = readonly string[];

export interface RebuildOptions {
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
}

export interface SearchStats {
  engine: string;
  documents: number;
  bytes: number;
  settingsHash: string;
  ready: boolean;
}

export interface SearchIndex {
  readonly engine: 'embedded' | 'meilisearch';
  /** The index was missing, damaged or of another version when opened: call `rebuild`. */
  readonly needsRebuild: boolean;
  query(query: SearchQuery): Promise<SearchResult>;
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
  stats(): Promise<SearchStats>;
  close(): Promise<void>;
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
  /** Added to the built-in groups. */
  synonyms?: readonly SynonymGroup[];
}
