import { LONGEST_QUERY, analyzeQuery } from '../pipeline/analyze-query.ts';
import type { AnalyzedQuery, Slot } from '../pipeline/analyze-query.ts';
import { ENOUGH_BY_WORDS, MOST_MEANT } from '../meaning/fuse.ts';
import { variants } from '../pipeline/variants.ts';
import type { Vocabulary } from '../pipeline/vocabulary.ts';
import { narrowed } from '../query-filter.ts';
import { useAdvantage } from '../use-advantage.ts';
import type { Locale, SearchHit, SearchQuery, SearchResult, SearchVariant } from '../types.ts';
import type { RowFilter } from './columns.ts';
import { bestRows, coverage } from './coverage.ts';
import type { SlotRows } from './coverage.ts';
import { Expressions, columns, inColumns, slotExpression } from './expression.ts';
import type { Corrections } from './expression.ts';
import { Found, TIER } from './found.ts';
import type { Tier } from './found.ts';
import type { ScoredRow } from './kept-rows.ts';
import { MOST_RANKED } from './store.ts';
import type { Store } from './store.ts';

/** With fewer strict hits than this the looser tiers add theirs behind. */
const WIDEN_BELOW = 10;
/** Hits that hold only some of the words, at most. */
const MOST_PARTLY = 50;
/** The share of a query's meaning such a hit must cover: more where others hold every word. */
const LEAST_COVERED = { besideStrict: 0.4, alone: 0.2 };
/** A word in more documents than this, and in more than this share, is not looked up to rank partial hits. */
const COMMON = { documents: 2000, share: 0.2 };
/** Advantage within a tier for the language of the query. */
const FOR_LANGUAGE = 1.25;
/** Corrections tried for one mistyped word. */
const MOST_CORRECTIONS = 8;
/** Rows ranked beyond those wanted, as some fail the filter and the advantages reorder them a little. */
const SPARE = 200;

/** One query under way: what is asked, of whom, in one reading. */
interface Search {
  query: SearchQuery;
  filter: RowFilter;
  analyzed: AnalyzedQuery;
  expressions: Expressions;
}

interface Attempt {
  found: Found;
  text: string;
  variant: SearchVariant;
}

/** Answers queries from one store. Holds nothing between queries. */
export class Searcher {
  private readonly store: Store;
  private readonly vocabulary: Vocabulary;

  constructor(store: Store, vocabulary: Vocabulary) {
    this.store = store;
    this.vocabulary = vocabulary;
  }

  query(whole: SearchQuery): SearchResult {
    const started = performance.now();
    const query = { ...whole, text: whole.text.slice(0, LONGEST_QUERY) };
    const analyzed = analyzeQuery(query.text, this.vocabulary, query.prefix ?? true);
    const filter = this.store.columns.filter(
      query.acl,
      narrowed(query.filter, analyzed.kinds),
      query.exclude,
    );
    const search = { query, filter, analyzed, expressions: new Expressions(analyzed, query.staff) };
    const typed: Attempt = { found: this.find(search), text: query.text, variant: 'as-typed' };
    const others = this.otherAttempts(search, typed);
    const best = [typed, ...others].reduce((a, b) => (b.found.best < a.found.best ? b : a));
    const searchedFor = this.searchedFor(best, query);
    this.addByMeaning(best.found, search);
    return {
      hits: this.page(best.found, query),
      total: best.found.total,
      facets: this.store.columns.count(best.found.counted, query.facets ?? [], filter),
      searchedFor,
      tried: others.map(({ text, variant, found }) => ({ text, variant, total: found.total })),
      tookMs: performance.now() - started,
      degraded: false,
    };
  }

  /** Tries other readings of the query, unless every word was found as typed. */
  private otherAttempts({ query, filter, analyzed }: Search, typed: Attempt): Attempt[] {
    if (query.verbatim || typed.found.best <= TIER.every || !hasWords(analyzed)) return [];
    const isKnown = (chunk: string): boolean => {
      const known = analyzeQuery(chunk, this.vocabulary, false);
      return hasWords(known) && this.store.some(new Expressions(known, query.staff).every(), filter.visible);
    };
    return variants(query.text, isKnown).map(({ text, variant }) => {
      const read = analyzeQuery(text, this.vocabulary, query.prefix ?? true);
      const other = { query, filter, analyzed: read, expressions: new Expressions(read, query.staff) };
      // Another reading must find every word, or anything at all where the typed one finds nothing.
      const isWorthIt =
        typed.found.best === TIER.none ||
        (hasWords(read) && this.store.some(other.expressions.every(), filter.passes));
      const found = isWorthIt ? this.find(other) : new Found(this.store.columns.capacity);
      return { found, text, variant };
    });
  }

  /** What to tell the person: the reading used, with mistyped words replaced by those that the best hit has. */
  private searchedFor({ found, text, variant }: Attempt, query: SearchQuery): SearchResult['searchedFor'] {
    const [best] = found.hits;
    if (variant !== 'as-typed' || best?.tier !== TIER.corrected) return { text, variant };
    const scope = columns(query.staff);
    let corrected = text;
    for (const [{ typed }, words] of found.corrections) {
      const meant = words.find((word) =>
        this.store.some(inColumns(scope, `"${word}"`), (row) => row === best.row),
      );
      if (typed !== undefined && meant !== undefined)
        corrected = corrected.replace(typed, () => this.store.form(meant));
    }
    return corrected === text ? { text, variant } : { text: corrected, variant: 'spelling' };
  }

  private find(search: Search): Found {
    const found = new Found(this.store.columns.capacity);
    if (hasWords(search.analyzed)) {
      this.addMatches(found, this.store.rows(search.expressions.every()), search, () =>
        this.addStrict(found, search),
      );
      found.strictTotal = found.total;
      if (found.total < WIDEN_BELOW && search.analyzed.groups.length > 0) this.addLoose(found, search);
    } else if (search.query.text.trim() === '' || search.analyzed.kinds.length > 0) {
      this.addMatches(found, this.store.columns.rows(), search, () => undefined);
    }
    return found;
  }

  /** Counts matching rows, ranks some of them, and appends the rest by date so that each can be paged to. */
  private addMatches(
    found: Found,
    rows: Iterable<number>,
    { query, filter }: Search,
    rank: () => void,
  ): void {
    const added: number[] = [];
    const { visible, passes } = filter;
    for (const row of rows) {
      if (!visible(row) || !found.counted.add(row) || (passes !== visible && !passes(row))) continue;
      found.total++;
      added.push(row);
    }
    if (added.length === 0) return;
    if (query.sort !== 'updated') rank();
    const wanted = query.offset + query.limit;
    if (found.hits.length >= wanted) return;
    const tier = found.hits.at(-1)?.tier ?? TIER.every;
    const rest = added.filter((row) => !found.has(row));
    for (const row of this.newestFirst(rest)) found.add(row, tier, 0);
  }

  /** Ranks the rows that hold every word, only as deep as the page needs. */
  private addStrict(found: Found, search: Search): void {
    const { expressions } = search;
    const tiers: [Tier, () => string | undefined][] = [
      [TIER.title, () => expressions.title()],
      [TIER.titled, () => expressions.titled()],
      [TIER.literal, () => expressions.literal()],
      [TIER.strong, () => expressions.strong()],
      [TIER.near, () => expressions.near()],
      [TIER.every, () => expressions.every()],
    ];
    for (const [tier, expression] of tiers) this.addRanked(found, search, tier, expression);
  }

  /** Adds what is near in meaning, where few documents hold every word. */
  private addByMeaning(found: Found, { query, filter }: Search): void {
    if (!query.vector || query.sort === 'updated' || found.strictTotal >= ENOUGH_BY_WORDS) return;
    const near = this.store.vectors.nearest(query.vector, MOST_MEANT, filter.passes);
    found.addByMeaning(near.map(({ row }) => row));
  }

  /** Adds hits with mistyped words corrected, then those that hold a good part of the words. */
  private addLoose(found: Found, search: Search): void {
    const least = found.total > 0 ? LEAST_COVERED.besideStrict : LEAST_COVERED.alone;
    const { words, withSynonyms } = this.corrections(search);
    found.corrections = words;
    for (const corrections of [words, withSynonyms]) {
      if (corrections.size === 0) continue;
      const every = search.expressions.every(corrections);
      this.addMatches(found, this.store.rows(every), search, () => {
        this.addRanked(found, search, TIER.corrected, () => search.expressions.strong(corrections));
        this.addRanked(found, search, TIER.corrected, () => every);
      });
    }
    if (found.total < WIDEN_BELOW) this.addPartly(found, search, withSynonyms, least);
  }

  private addPartly(found: Found, search: Search, corrections: Corrections, least: number): void {
    const { columns: known } = this.store;
    const scores = coverage(search.analyzed, known.size, known.capacity, this.slotRows(search, corrections));
    const isNew = (row: number): boolean => search.filter.visible(row) && !found.counted.has(row);
    let added = 0;
    for (const { row, score } of this.favoured(bestRows(scores, least, MOST_PARTLY + SPARE, isNew), search)) {
      if (added === MOST_PARTLY) break;
      found.counted.add(row);
      if (!search.filter.passes(row)) continue;
      found.add(row, TIER.partly, score);
      found.total++;
      added++;
    }
  }

  /** Looks up slots for partial hits; common words only where the query has no others. */
  private slotRows({ analyzed, expressions }: Search, corrections: Corrections): (slot: Slot) => SlotRows {
    const nowhere = { anywhere: new Uint32Array(), strong: new Uint32Array() };
    const isCommon = (slot: Slot): boolean => {
      const [word = ''] = slot.literal.tokens;
      const documents = this.store.vocabulary.documents(word);
      return documents > Math.max(COMMON.documents, COMMON.share * this.store.columns.size);
    };
    const slots = analyzed.groups.flatMap((group) => group.ways.flat());
    const skip = slots.every(isCommon) ? new Set<Slot>() : new Set(slots.filter(isCommon));
    return (slot) => {
      if (skip.has(slot)) return nowhere;
      const anywhere = this.store.rows(expressions.slot(slot, corrections));
      if (anywhere.length === 0) return nowhere;
      return { anywhere, strong: this.store.rows(expressions.slot(slot, corrections, true)) };
    };
  }

  /** What the words that nothing visible has may have been meant to be, without and with what else that is called. */
  private corrections({ query, filter, analyzed }: Search): Record<'words' | 'withSynonyms', Corrections> {
    const scope = columns(query.staff);
    const exists = (expression: string): boolean =>
      this.store.some(inColumns(scope, expression), filter.visible);
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
      const key = this.vocabulary.speller.correct(word);
      const meant =
        key === undefined
          ? []
          : this.vocabulary.synonyms.matchesAt([key], 0).flatMap((match) => match.alternatives);
      const all = [...nearest, ...(key === undefined ? [] : [key]), ...meant.map((terms) => terms.join(' '))];
      if (nearest.length > 0) words.set(slot, nearest);
      if (all.length > 0) withSynonyms.set(slot, all);
    }
    return { words, withSynonyms };
  }

  /** Adds the best rows of an expression, unless the page is full of better ones. */
  private addRanked(found: Found, search: Search, tier: Tier, expression: () => string | undefined): void {
    const wanted = search.query.offset + search.query.limit;
    if (found.hits.length >= wanted) return;
    const match = expression();
    if (match === undefined) return;
    const most = Math.min(wanted + SPARE, MOST_RANKED);
    let best = this.store.best(match, most);
    const passing = best.filter(({ row }) => search.filter.passes(row) && !found.has(row)).length;
    // A narrow filter left too few of the first: then all are ranked.
    if (best.length === most && found.hits.length + passing < wanted)
      best = this.store.best(match, MOST_RANKED);
    for (const { row, score } of this.favoured(best, search)) {
      if (search.filter.passes(row)) found.add(row, tier, score);
    }
  }

  /** Sorts by score, with modest advantages for much used documents and for the language of the query. */
  private favoured(scored: readonly ScoredRow[], { analyzed, query }: Search): ScoredRow[] {
    const { columns: known } = this.store;
    const locale = languageOf(analyzed) ?? query.locale;
    const local = locale === undefined ? undefined : known.filter(query.acl, { locale: [locale] });
    return scored
      .map(({ row, score }) => {
        const used = 1 + useAdvantage(known.popularity(row));
        return { row, score: score * used * (local?.passes(row) ? FOR_LANGUAGE : 1) };
      })
      .toSorted((a, b) => b.score - a.score || a.row - b.row);
  }

  private newestFirst(rows: number[]): number[] {
    const { columns: known } = this.store;
    return rows.toSorted((a, b) => known.updatedAt(b) - known.updatedAt(a) || a - b);
  }

  private page(found: Found, query: SearchQuery): SearchHit[] {
    const { columns: known } = this.store;
    const hits =
      query.sort === 'updated'
        ? found.hits.toSorted((a, b) => known.updatedAt(b.row) - known.updatedAt(a.row) || a.row - b.row)
        : found.hits;
    return hits.slice(query.offset, query.offset + query.limit).map(({ row, tier, score, isByMeaning }) => ({
      id: known.id(row) as string,
      score: (TIER.none - tier - 1 + score / (score + (tier === TIER.partly ? 1 : 10))) / TIER.none,
      ...(isByMeaning && { isByMeaning }),
    }));
  }
}

function hasWords(analyzed: AnalyzedQuery): boolean {
  return analyzed.groups.length > 0 || analyzed.phrases.length > 0;
}

/** The language that the query's words are written in; undefined for bare codes. */
function languageOf(analyzed: AnalyzedQuery): Locale | undefined {
  const words = analyzed.groups.flatMap((group) =>
    (group.ways[0] ?? []).flatMap((slot) => slot.literal.tokens),
  );
  if (words.some((word) => /[а-я]/.test(word))) return 'ru';
  return words.some((word) => /^[a-z]{3,}$/.test(word)) ? 'en' : undefined;
}
