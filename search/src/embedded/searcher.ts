import { LONGEST_QUERY, analyzeQuery } from '../pipeline/analyze-query.ts';
import type { AnalyzedQuery, Slot } from '../pipeline/analyze-query.ts';
import { Speller } from '../pipeline/speller.ts';
import type { Synonyms } from '../pipeline/synonyms.ts';
import { variants } from '../pipeline/variants.ts';
import { narrowed } from '../query-filter.ts';
import type { Locale, SearchHit, SearchQuery, SearchResult, SearchVariant } from '../types.ts';
import type { RowFilter } from './columns.ts';
import { rankByCoverage } from './coverage.ts';
import { Expressions, columns, slotExpression } from './expression.ts';
import type { Corrections } from './expression.ts';
import type { ScoredRow, Store } from './store.ts';

/** With fewer strict hits than this the looser tiers add theirs behind. */
const WIDEN_BELOW = 10;
/** Hits that hold only some of the words, at most. */
const MOST_PARTLY = 50;
/** The share of a query's meaning such a hit must cover: more where others hold every word. */
const LEAST_COVERED = { besideStrict: 0.4, alone: 0.2 };
/** Advantages within a tier: up to this for use, this for the language. */
const MOST_FOR_USE = 0.15;
const FOR_LANGUAGE = 1.25;
/** Corrections tried for one mistyped word. */
const MOST_CORRECTIONS = 8;

/** Tiers of strictness; a hit of a stricter tier stands before any of a looser one. */
const TIER = { literal: 0, strong: 1, near: 2, every: 3, corrected: 4, partly: 5, none: 6 } as const;
type Tier = (typeof TIER)[keyof typeof TIER];

interface Found {
  rows: { row: number; tier: Tier; score: number }[];
  /** Every row the viewer may see that matched before the facets' filters: what the counts are made of. */
  counted: Set<number>;
  total: number;
  best: Tier;
}

/** Answers queries from one store. Holds nothing between queries. */
export class Searcher {
  private readonly store: Store;
  private readonly synonyms: Synonyms;
  private readonly speller: Speller;

  constructor(store: Store, synonyms: Synonyms, speller = new Speller(synonyms.words())) {
    this.store = store;
    this.synonyms = synonyms;
    this.speller = speller;
  }

  query(whole: SearchQuery): SearchResult {
    const started = performance.now();
    const query = { ...whole, text: whole.text.slice(0, LONGEST_QUERY) };
    const analyzed = analyzeQuery(query.text, this.synonyms, query.prefix ?? true);
    const filter = this.store.columns.filter(query.acl, narrowed(query.filter, analyzed.kinds));
    const asTyped: Attempt = {
      found: this.find(analyzed, filter, query),
      text: query.text,
      variant: 'as-typed',
    };
    const best = this.bestAttempt(asTyped, filter, query);
    return {
      hits: this.page(best.found, query),
      total: best.found.total,
      facets: this.store.columns.count(best.found.counted, query.facets ?? [], filter),
      searchedFor: { text: best.text, variant: best.variant },
      tookMs: performance.now() - started,
      degraded: false,
    };
  }

  /** Tries other readings of the query, unless every word was found as typed. */
  private bestAttempt(asTyped: Attempt, filter: RowFilter, query: SearchQuery): Attempt {
    if (asTyped.found.best <= TIER.every) return asTyped;
    const isKnown = (chunk: string): boolean => {
      const known = analyzeQuery(chunk, this.synonyms, false);
      return (
        known.groups.length > 0 &&
        this.store.some(new Expressions(known, query.staff).every(), filter.visible)
      );
    };
    let best = asTyped;
    for (const { text, variant } of variants(query.text, isKnown)) {
      const found = this.find(analyzeQuery(text, this.synonyms, query.prefix ?? true), filter, query);
      // Another reading must find every word, or anything at all where the typed one finds nothing.
      const convinces = found.best <= TIER.every || asTyped.found.best === TIER.none;
      if (convinces && found.best < best.found.best) best = { found, text, variant };
    }
    return best;
  }

  private find(analyzed: AnalyzedQuery, filter: RowFilter, query: SearchQuery): Found {
    const found: Found = { rows: [], counted: new Set(), total: 0, best: TIER.none };
    if (analyzed.groups.length === 0 && analyzed.phrases.length === 0) {
      if (query.text.trim() === '' || analyzed.kinds.length > 0) this.addEverything(found, filter);
      return found;
    }
    const strict = this.store.rows(new Expressions(analyzed, query.staff).every()).filter(filter.visible);
    for (const row of strict) {
      found.counted.add(row);
      if (filter.passes(row)) found.total++;
    }
    if (found.total > 0) this.addStrict(found, analyzed, filter, query);
    if (found.total < WIDEN_BELOW && analyzed.groups.length > 0) {
      this.addLoose(found, analyzed, filter, query);
    }
    found.best = found.rows[0]?.tier ?? TIER.none;
    return found;
  }

  /** Without words: everything the filter keeps, the newest first. */
  private addEverything(found: Found, filter: RowFilter): void {
    for (const row of this.store.columns.rows()) {
      if (!filter.visible(row)) continue;
      found.counted.add(row);
      if (filter.passes(row)) found.rows.push({ row, tier: TIER.every, score: 0 });
    }
    found.rows.sort((a, b) => this.store.columns.updatedAt(b.row) - this.store.columns.updatedAt(a.row));
    found.total = found.rows.length;
    found.best = found.total > 0 ? TIER.every : TIER.none;
  }

  /** Ranks the rows that hold every word, only as deep as the page needs. */
  private addStrict(found: Found, analyzed: AnalyzedQuery, filter: RowFilter, query: SearchQuery): void {
    const expressions = new Expressions(analyzed, query.staff);
    const wanted = query.sort === 'updated' ? Infinity : query.offset + query.limit;
    const ranked = new Set<number>();
    const add = (tier: Tier, scored: ScoredRow[]): void => {
      for (const { row, score } of this.byScore(scored, analyzed, query)) {
        if (ranked.has(row) || !filter.passes(row)) continue;
        ranked.add(row);
        found.rows.push({ row, tier, score });
      }
    };
    add(TIER.literal, this.store.ranked(expressions.strong(true)));
    if (ranked.size < wanted) add(TIER.strong, this.store.ranked(expressions.strong(false)));
    const near = ranked.size < wanted ? expressions.near() : undefined;
    if (near !== undefined) add(TIER.near, this.store.ranked(near));
    if (ranked.size < wanted) add(TIER.every, this.store.ranked(expressions.every()));
    // Beyond what is ranked in one go: newest first, so that every counted hit can be paged to.
    const rest = [...found.counted].filter((row) => !ranked.has(row) && filter.passes(row));
    rest.sort((a, b) => this.store.columns.updatedAt(b) - this.store.columns.updatedAt(a));
    for (const row of rest) found.rows.push({ row, tier: TIER.every, score: 0 });
  }

  /** Adds hits with mistyped words corrected, then those that hold a good part of the words. */
  private addLoose(found: Found, analyzed: AnalyzedQuery, filter: RowFilter, query: SearchQuery): void {
    const expressions = new Expressions(analyzed, query.staff);
    const { words, withSynonyms } = this.corrections(analyzed, filter, query);
    const add = (tier: Tier, hits: ScoredRow[], most: number): void => {
      let added = 0;
      for (const { row, score } of hits) {
        if (added === most) break;
        if (!filter.visible(row) || found.counted.has(row)) continue;
        found.counted.add(row);
        if (!filter.passes(row)) continue;
        found.rows.push({ row, tier, score });
        found.total++;
        added++;
      }
    };
    const least = found.total > 0 ? LEAST_COVERED.besideStrict : LEAST_COVERED.alone;
    for (const corrections of [words, withSynonyms]) {
      if (corrections.size === 0) continue;
      add(
        TIER.corrected,
        this.byScore(this.store.ranked(expressions.every(corrections)), analyzed, query),
        Infinity,
      );
    }
    if (found.total >= WIDEN_BELOW) return;
    const partly = rankByCoverage(analyzed, this.store.columns.size, (slot) => ({
      anywhere: this.store.rows(expressions.slot(slot, withSynonyms, false)),
      strong: new Set(this.store.rows(expressions.slot(slot, withSynonyms, true))),
    }));
    add(
      TIER.partly,
      this.byScore(
        partly.filter(({ score }) => score >= least),
        analyzed,
        query,
      ),
      MOST_PARTLY,
    );
  }

  /** What the words that nothing visible has may have been meant to be, without and with what else that is called. */
  private corrections(
    analyzed: AnalyzedQuery,
    filter: RowFilter,
    query: SearchQuery,
  ): Record<'words' | 'withSynonyms', Corrections> {
    const scope = columns(query.staff);
    const exists = (expression: string): boolean =>
      this.store.some(`${scope} : ${expression}`, filter.visible);
    const words = new Map<Slot, readonly string[]>();
    const withSynonyms = new Map<Slot, readonly string[]>();
    for (const slot of analyzed.groups.flatMap((group) => group.ways.flat())) {
      const [word, more] = slot.literal.tokens;
      if (word === undefined || more !== undefined || slot.mistakes === 0) continue;
      if (exists(slotExpression(slot))) continue;
      const near = this.store.vocabulary
        .near(word, slot.mistakes, slot.typing)
        .filter((one) => exists(`"${one}"`));
      const nearest = near.slice(0, MOST_CORRECTIONS);
      const key = this.speller.correct(word);
      const meant =
        key === undefined ? [] : this.synonyms.matchesAt([key], 0).flatMap((match) => match.alternatives);
      const all = [...nearest, ...(key === undefined ? [] : [key]), ...meant.map((terms) => terms.join(' '))];
      if (nearest.length > 0) words.set(slot, nearest);
      if (all.length > 0) withSynonyms.set(slot, all);
    }
    return { words, withSynonyms };
  }

  /** Sorts by score, with modest advantages for much used documents and for the language of the query. */
  private byScore(scored: ScoredRow[], analyzed: AnalyzedQuery, query: SearchQuery): ScoredRow[] {
    const { columns: known } = this.store;
    const locale = languageOf(analyzed) ?? query.locale;
    const local = locale === undefined ? undefined : known.filter(query.acl, { locale: [locale] });
    return scored
      .map(({ row, score }) => {
        const used = 1 + Math.min(MOST_FOR_USE, 0.03 * Math.log2(1 + known.popularity(row)));
        return { row, score: score * used * (local?.passes(row) ? FOR_LANGUAGE : 1) };
      })
      .toSorted((a, b) => b.score - a.score || a.row - b.row);
  }

  private page(found: Found, query: SearchQuery): SearchHit[] {
    const rows =
      query.sort === 'updated'
        ? found.rows.toSorted(
            (a, b) => this.store.columns.updatedAt(b.row) - this.store.columns.updatedAt(a.row),
          )
        : found.rows;
    return rows.slice(query.offset, query.offset + query.limit).map(({ row, tier, score }) => ({
      id: this.store.columns.id(row) as string,
      score: (TIER.none - tier - 1 + score / (score + (tier === TIER.partly ? 1 : 10))) / TIER.none,
    }));
  }
}

interface Attempt {
  found: Found;
  text: string;
  variant: SearchVariant;
}

/** The language that the query's words are written in; undefined for bare codes. */
function languageOf(analyzed: AnalyzedQuery): Locale | undefined {
  const words = analyzed.groups.flatMap((group) =>
    (group.ways[0] ?? []).flatMap((slot) => slot.literal.tokens),
  );
  if (words.some((word) => /[а-я]/.test(word))) return 'ru';
  return words.some((word) => /^[a-z]{3,}$/.test(word)) ? 'en' : undefined;
}
