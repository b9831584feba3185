import type { AnalyzedQuery, Slot } from '../pipeline/analyze-query.ts';
import type { ScoredRow } from './kept-rows.ts';

/** Where a slot is found: row numbers, anywhere and in title, keywords or their codes. */
export interface SlotRows {
  anywhere: ArrayLike<number>;
  strong: ArrayLike<number>;
}

/** A word in the title counts fully, one in the text this much. */
const IN_TEXT = 0.7;

/**
 * Ranks rows that hold some of a query's words by how much of its meaning they cover: each word weighs by its
 * rarity, so «сколько стоит выезд» is about выезд. A slot counts once however many of its synonyms a row holds;
 * a sum over synonyms, as bm25 makes it, would prefer whoever names a thing in three languages.
 *
 * @param documents how many documents the index has
 * @param capacity one more than the largest row number
 * @returns the covered share of the query by row number, 0…1
 */
export function coverage(
  query: AnalyzedQuery,
  documents: number,
  capacity: number,
  lookUp: (slot: Slot) => SlotRows,
): Float32Array {
  const covered = new Float32Array(capacity);
  let whole = 0;
  for (const { ways } of query.groups) {
    const [first, ...others] = ways.map((way) => weighed(way.map(lookUp), documents));
    if (!first) continue;
    const weight = Math.max(first.weight, ...others.map((way) => way.weight));
    whole += weight;
    if (others.length === 0) {
      addShares(covered, first, weight);
      continue;
    }
    const best = new Float32Array(capacity);
    for (const way of [first, ...others]) {
      const shares = new Float32Array(capacity);
      addShares(shares, way, weight);
      for (let row = 0; row < capacity; row++) best[row] = Math.max(best[row] ?? 0, shares[row] ?? 0);
    }
    for (let row = 0; row < capacity; row++) covered[row] = (covered[row] ?? 0) + (best[row] ?? 0);
  }
  if (whole > 0) for (let row = 0; row < capacity; row++) covered[row] = (covered[row] ?? 0) / whole;
  return covered;
}

interface WeighedWay {
  slots: { rows: SlotRows; rarity: number }[];
  weight: number;
}

function weighed(slots: readonly SlotRows[], documents: number): WeighedWay {
  const withRarity = slots.map((rows) => ({
    rows,
    // A word that no document has says nothing about any of them.
    rarity: rows.anywhere.length === 0 ? 0 : Math.log(1 + documents / rows.anywhere.length),
  }));
  return { slots: withRarity, weight: withRarity.reduce((sum, { rarity }) => sum + rarity, 0) };
}

/** Adds to each row its share of the group's weight, by this way of reading the group. */
function addShares(to: Float32Array, way: WeighedWay, weight: number): void {
  for (const { rows, rarity } of way.slots) {
    if (rarity === 0) continue;
    const share = (rarity / way.weight) * weight;
    const { anywhere, strong } = rows;
    for (let i = 0; i < anywhere.length; i++) {
      const row = anywhere[i] as number;
      to[row] = (to[row] ?? 0) + share * IN_TEXT;
    }
    // Rows with the word in the title are among those that have it anywhere.
    for (let i = 0; i < strong.length; i++) {
      const row = strong[i] as number;
      to[row] = (to[row] ?? 0) + share * (1 - IN_TEXT);
    }
  }
}

/** The best rows of at least this score, sorted; rows that fail the test are left out. */
export function bestRows(
  scores: Float32Array,
  least: number,
  most: number,
  test: (row: number) => boolean,
): ScoredRow[] {
  const STEPS = 256;
  const perStep = new Uint32Array(STEPS + 1);
  const stepOf = (score: number): number => Math.min(STEPS, Math.floor(score * STEPS));
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] ?? 0;
    if (score >= least && score > 0 && test(row)) perStep[stepOf(score)] = (perStep[stepOf(score)] ?? 0) + 1;
  }
  // The step from which on there are enough: sorting tens of thousands to show fifty would take longer than finding them.
  let step = STEPS;
  for (let enough = perStep[STEPS] ?? 0; step > 0 && enough < most;) enough += perStep[--step] ?? 0;
  const best: ScoredRow[] = [];
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] ?? 0;
    if (score >= least && score > 0 && stepOf(score) >= step && test(row)) best.push({ row, score });
  }
  return best.toSorted((a, b) => b.score - a.score || a.row - b.row);
}
