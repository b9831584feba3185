import {
  analyzeQuery,
  bestLine,
  editDistance,
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
  private readonly words: ReadonlySet<string>;
  private readonly vocabulary = vocabularyOf(undefined);

  constructor(pages: readonly KeptWords[]) {
    this.pages = pages;
    this.index = new MiniSearch({
      fields: Object.keys(BOOST),
      // The pipeline has made terms of everything already.
      tokenize: (terms) => terms.split(' '),
      processTerm: (term) => term || null,
    });
    const documents = pages.map((page, id) => ({ id, ...fieldsOf(page) }));
    this.index.addAll(documents);
    this.words = new Set(documents.flatMap(({ ts, ms, bs }) => `${ts} ${ms} ${bs}`.split(' ')));
  }

  find(text: string): KeptAnswer {
    const typed = text.trim();
    if (!typed) return { hits: [], searchedFor: typed };
    const { excluded, phrases } = analyzeQuery(typed, this.vocabulary, true);
    // With operators people say exactly what they want.
    const isExact = excluded.length + phrases.length > 0;
    const others = isExact ? [] : variants(typed, (word) => this.every(word).length > 0);
    const readings = [typed, ...others.map((one) => one.text)];
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

  /** Words of the pages that the slot's word may be a mistyped form of, where it is nowhere itself. */
  private corrections({ literal, mistakes }: Slot): string[] {
    const [word = ''] = literal.tokens;
    if (mistakes === 0 || this.words.has(word)) return [];
    return [...this.words].filter(
      (other) => other.startsWith(word.charAt(0)) && editDistance(word, other, mistakes) <= mistakes,
    );
  }

  private search({ groups, phrases, excluded }: AnalyzedQuery, combineWith: 'AND' | 'OR'): SearchResult[] {
    if (groups.length + phrases.length === 0) return [];
    const wanted: Query = {
      combineWith,
      queries: [
        ...groups.map(({ ways }) => ({
          combineWith: 'OR' as const,
          queries: ways.map((way) => ({
            combineWith,
            queries: way.map((slot) => slotQuery(slot, this.corrections(slot))),
          })),
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

/** The same thing under another name counts a little less, a word that was perhaps meant less again. */
function slotQuery({ literal, alternatives }: Slot, corrections: readonly string[]): Query {
  return {
    combineWith: 'OR',
    queries: [
      termQuery(literal),
      ...alternatives.map((one) => termQuery(one, 0.8)),
      ...corrections.map((word) => termQuery({ tokens: [word], prefix: false }, 0.6)),
    ],
  };
}

const termQuery = ({ tokens, prefix }: Term, weight = 1): Query => ({
  combineWith: 'AND',
  queries: [...tokens],
  prefix,
  boostTerm: () => weight,
});

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
