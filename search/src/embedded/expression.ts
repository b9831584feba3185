import { STAFF_FIELDS, TEXT_FIELDS } from '../pipeline/engine-document.ts';
import type { AnalyzedQuery, Slot, Term } from '../pipeline/analyze-query.ts';

/**
 * FTS5 match expressions. Terms are quoted and hold letters and digits only, so nothing a person types can be
 * read as an operator of FTS5.
 */

const TITLE = '{ts}';
const CODES = '{tc}';
const STRONG = '{ts tc ms}';
const EVERYBODYS = `{${TEXT_FIELDS.filter((field) => !STAFF_FIELDS.includes(field)).join(' ')}}`;
/** Words this close belong together. */
const NEAR_WORDS = 6;

/** Terms that may stand for a slot's word because it was mistyped. */
export type Corrections = ReadonlyMap<Slot, readonly string[]>;

const NONE: Corrections = new Map();

/**
 * The columns a viewer may search; undefined for all of them. Naming all says the same as naming none, but FTS5 then looks
 * at each place of a word in each document, for half as long again.
 */
export function columns(staff: boolean): string | undefined {
  return staff ? undefined : EVERYBODYS;
}

/** The expression limited to columns, if any are named. */
export function inColumns(scope: string | undefined, expression: string): string {
  return scope === undefined ? expression : `${scope} : ${expression}`;
}

function termExpression({ tokens, prefix }: Term): string {
  return `"${tokens.join(' ')}"${prefix ? ' *' : ''}`;
}

function or(parts: readonly string[]): string {
  const distinct = [...new Set(parts)];
  return distinct.length === 1 ? (distinct[0] as string) : `(${distinct.join(' OR ')})`;
}

function and(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] as string) : `(${parts.join(' AND ')})`;
}

/** Everything that may stand for one slot. */
export function slotExpression(slot: Slot, corrections: Corrections = NONE): string {
  const corrected = (corrections.get(slot) ?? []).map((words) => `"${words}"`);
  return or([...[slot.literal, ...slot.alternatives].map(termExpression), ...corrected]);
}

function withoutSynonyms(slot: Slot): string {
  const typed = slot.alternatives.filter((alternative) => alternative.prefix);
  return or([slot.literal, ...typed].map(termExpression));
}

/** Expressions for one query, in falling strictness. Undefined where a tier would add nothing. */
export class Expressions {
  private readonly query: AnalyzedQuery;
  private readonly scope: string | undefined;

  constructor(query: AnalyzedQuery, staff: boolean) {
    this.query = query;
    this.scope = columns(staff);
  }

  /** Titles that begin with the words as typed; undefined where codes are among them, whose field has no order. */
  title(): string | undefined {
    const slots = this.query.groups.flatMap((group) => group.ways[0] ?? []);
    if (
      slots.length === 0 ||
      slots.some((slot) => slot.kind === 'fragment' || /\p{N}/u.test(slot.literal.tokens.join('')))
    ) {
      return undefined;
    }
    const words = slots.flatMap((slot) => slot.literal.tokens);
    return this.within('ts', `^ "${words.join(' ')}"`);
  }

  /**
   * Every word as typed in the title: what is called so comes before what is about it. Codes of title and keywords share a
   * field, so a part number counts by its letters, which the title has among its words.
   */
  titled(): string | undefined {
    const slots = this.query.groups.flatMap((group) => group.ways[0] ?? []);
    const isCode = (slot: Slot) => /\p{N}/u.test(slot.literal.tokens.join(''));
    if (slots.length < 2 || slots.every(isCode)) return undefined;
    const words = slots.map((slot) => `${isCode(slot) ? CODES : TITLE} : ${withoutSynonyms(slot)}`);
    return this.within(undefined, and(words));
  }

  /** Every word as typed in title, keywords or their codes. */
  literal(): string {
    return this.within(STRONG, this.all(withoutSynonyms));
  }

  /** Every word in title, keywords or their codes, synonyms and corrections included. */
  strong(corrections: Corrections = NONE): string {
    return this.within(
      STRONG,
      this.all((slot) => slotExpression(slot, corrections)),
    );
  }

  /** Every word anywhere, those as typed close to each other. */
  near(): string | undefined {
    const words = this.query.groups
      .flatMap((group) => group.ways[0] ?? [])
      .filter((slot) => slot.literal.tokens.every((word) => !/\p{N}/u.test(word)));
    if (words.length < 2) return undefined;
    const near = `NEAR(${words.map((slot) => termExpression(slot.literal)).join(' ')}, ${NEAR_WORDS})`;
    return this.within(this.scope, and([near, this.all(slotExpression)]));
  }

  /** Every word anywhere, mistyped ones corrected where corrections are given. */
  every(corrections: Corrections = NONE): string {
    return this.within(
      this.scope,
      this.all((slot) => slotExpression(slot, corrections)),
    );
  }

  /** One slot alone, anywhere or in title and keywords only. */
  slot(slot: Slot, corrections: Corrections, strong = false): string {
    return this.within(strong ? STRONG : this.scope, slotExpression(slot, corrections));
  }

  /** Quoted phrases alone. */
  private quoted(): string[] {
    return this.query.phrases.map(termExpression);
  }

  private all(render: (slot: Slot) => string): string {
    const groups = this.query.groups.map((group) =>
      or(group.ways.map((way) => and(way.map((slot) => render(slot))))),
    );
    return groups.length > 0 ? and(groups) : and(this.quoted());
  }

  /** Limits an expression to columns; quoted phrases stay required and excluded words left out in every tier. */
  private within(scope: string | undefined, expression: string): string {
    const required = this.quoted().map((phrase) => inColumns(this.scope, phrase));
    const positive = and([inColumns(scope, expression), ...required]);
    if (this.query.excluded.length === 0) return positive;
    const excluded = inColumns(this.scope, or(this.query.excluded.map(termExpression)));
    return `(${positive}) NOT (${excluded})`;
  }
}
