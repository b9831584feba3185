import {
  analyzeQuery,
  bestLine,
  engineDocument,
  highlighter,
  variants,
  vocabularyOf,
  type AnalyzedQuery,
  type EngineDocument,
  type Highlighter,
  type Slot,
  type Term,
  type TextPart,
} from '@fieldlore/search/pipeline';
import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import type { KeptWords } from './kept-store.ts';

export interface KeptHit {
  path: string;
  kind: string;
  title: TextPart[];
  /** The row of pins or the heading that answers best, and where it stands on the page. */
  line: { parts: TextPart[]; anchor: string } | null;
  snippet: TextPart[];
}

export interface KeptAnswer {
  hits: KeptHit[];
  /** What was really searched: as typed, or in the other layout or alphabet. */
  searchedFor: string;
}

type Fields = Pick<EngineDocument['text'], 'ts' | 'tc' | 'ms' | 'cs' | 'bs'>;

/** A code or a title says more than a word somewhere in the text; as the servers' engines have it. */
const BOOST: Record<keyof Fields, number> = { ts: 4, tc: 5, ms: 3, cs: 2, bs: 1 };
const MOST_HITS = 30;

/**
 * Search in what a device keeps, with the pipeline of the server: stems, codes, colours, synonyms, typing mistakes, the
 * other keyboard layout.
 */
export class KeptSearch {
  private readonly pages: readonly KeptWords[];
  private readonly index: MiniSearch<Fields & { id: number }>;
  private readonly vocabulary = vocabularyOf(undefined);

  constructor(pages: readonly KeptWords[]) {
    this.pages = pages;
    this.index = new MiniSearch({
      fields: Object.keys(BOOST),
      // The pipeline has made terms of everything already.
      tokenize: (terms) => terms.split(' '),
      processTerm: (term) => term || null,
    });
    this.index.addAll(pages.map((page, id) => ({ id, ...fieldsOf(page) })));
  }

  find(text: string): KeptAnswer {
    const typed = text.trim();
    if (!typed) return { hits: [], searchedFor: typed };
    const readings = [
      typed,
      ...variants(typed, (word) => this.every(word).length > 0).map((one) => one.text),
    ];
    const searchedFor = readings.find((reading) => this.every(reading).length > 0) ?? typed;
    const found = this.every(searchedFor);
    const marks = highlighter(searchedFor);
    return {
      searchedFor,
      hits: (found.length > 0 ? found : this.some(typed))
        .slice(0, MOST_HITS)
        .map(({ id }) => hitOf(this.pages[id as number]!, marks)),
    };
  }

  /** Pages that have every word of the query, under whatever name. */
  private every(text: string): SearchResult[] {
    return this.search(analyzeQuery(text, this.vocabulary, true), 'AND');
  }

  /** Where none has all of them: pages with any. */
  private some(text: string): SearchResult[] {
    return this.search(analyzeQuery(text, this.vocabulary, true), 'OR');
  }

  private search({ groups, phrases, excluded }: AnalyzedQuery, combineWith: 'AND' | 'OR'): SearchResult[] {
    if (groups.length + phrases.length === 0) return [];
    const wanted: Query = {
      combineWith,
      queries: [
        ...groups.map(({ ways }) => ({
          combineWith: 'OR' as const,
          queries: ways.map((way) => ({ combineWith, queries: way.map(slotQuery) })),
        })),
        ...phrases.map((phrase) => termQuery(phrase)),
      ],
    };
    const query: Query =
      excluded.length > 0
        ? { combineWith: 'AND_NOT', queries: [wanted, ...excluded.map((one) => termQuery(one))] }
        : wanted;
    return this.index.search(query, { boost: BOOST });
  }
}

function slotQuery({ literal, alternatives, mistakes }: Slot): Query {
  return {
    combineWith: 'OR',
    queries: [
      termQuery(literal, mistakes),
      // The same thing under another name counts a little less.
      ...alternatives.map((one) => termQuery(one, 0, 0.8)),
    ],
  };
}

function termQuery({ tokens, prefix }: Term, mistakes = 0, weight = 1): Query {
  return {
    combineWith: 'AND',
    queries: [...tokens],
    prefix,
    fuzzy: mistakes,
    boostTerm: () => weight,
  };
}

function fieldsOf({ path, kind, title, words }: KeptWords): Fields {
  const { text } = engineDocument({
    id: path,
    rev: 1,
    kind,
    locale: 'ru',
    title,
    keywords: words.keywords,
    codes: words.codes,
    body: words.text,
    // What the server gave is what this reader may read.
    staffBody: '',
    acl: [],
    facets: { make: [], model: [], device: [], section: [], tag: [], audience: [], confidence: [] },
    updatedAt: 0,
    popularity: 0,
  });
  const { ts, tc, ms, cs, bs } = text;
  return { ts, tc, ms, cs, bs };
}

function hitOf({ path, kind, title, words }: KeptWords, marks: Highlighter): KeptHit {
  const best = bestLine(words.pins, marks) ?? bestLine(words.headings, marks);
  return {
    path,
    kind,
    title: marks.mark(title),
    line: best && { parts: best.parts, anchor: best.line.anchor },
    snippet: best || !marks.matches(words.text) ? [] : marks.crop(words.text),
  };
}
