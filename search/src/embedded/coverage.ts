import type { AnalyzedQuery, Slot } from '../pipeline/analyze-query.ts';
import type { ScoredRow } from './store.ts';

/** How a slot is looked up: all rows that hold it, and those that hold it in title, keywords or their codes. */
export interface SlotRows {
  anywhere: readonly number[];
  strong: ReadonlySet<number>;
}

/** A word in the title counts fully, one in the text this much. */
const IN_TEXT = 0.7;

/**
 * Ranks rows that hold some of a query's words by how much of its meaning they cover: each word weighs by its
 * rarity, so «сколько стоит выезд» is about выезд. A slot counts once however many of its synonyms a row holds;
 * a sum over synonyms, as bm25 makes it, would prefer whoever names a thing in three languages.
 *
 * @param documents how many documents the index has
 * @returns rows with the covered share of the query, 0…1
 */
export function rankByCoverage(
  query: AnalyzedQuery,
  documents: number,
  lookUp: (slot: Slot) => SlotRows,
): ScoredRow[] {
  const covered = new Map<number, number>();
  let whole = 0;
  for (const group of query.groups) {
    const ways = group.ways.map((way) => rankWay(way.map(lookUp), documents));
    const weight = Math.max(...ways.map((way) => way.weight));
    whole += weight;
    const best = new Map<number, number>();
    for (const way of ways) {
      for (const [row, share] of way.shares) if (share > (best.get(row) ?? 0)) best.set(row, share);
    }
    for (const [row, share] of best) covered.set(row, (covered.get(row) ?? 0) + share * weight);
  }
  return [...covered].map(([row, sum]) => ({ row, score: whole === 0 ? 0 : sum / whole }));
}

/** For one reading of a group: its whole weight, and each row's share of it. */
function rankWay(
  slots: readonly SlotRows[],
  documents: number,
): { weight: number; shares: Map<number, number> } {
  // A word that no document has says nothing about any of them.
  const rarities = slots.map(({ anywhere }) =>
    anywhere.length === 0 ? 0 : Math.log(1 + documents / anywhere.length),
  );
  const weight = rarities.reduce((sum, rarity) => sum + rarity, 0);
  const shares = new Map<number, number>();
  slots.forEach(({ anywhere, strong }, i) => {
    const share = weight === 0 ? 0 : (rarities[i] ?? 0) / weight;
    for (const row of anywhere) {
      shares.set(row, (shares.get(row) ?? 0) + share * (strong.has(row) ? 1 : IN_TEXT));
    }
  });
  return { weight, shares };
}
