/** The shares that a document gains by the first use and at the most. */
const FIRST = 0.03;
const MOST = 0.15;

/**
 * What use adds to a document's score, as a share of it:
 *
 *     min(0.15, 0.03 · log2(1 + popularity))
 *
 * 3 % for the first time, as much again for each doubling, 15 % at the most (from 31 times on); never negative, and never
 * less for more. It orders documents that match a query about equally well: the tiers of strictness stand above it.
 * @param popularity what the document's use is worth, in times that it helped; whoever fills the index decides what counts
 */
export function useAdvantage(popularity: number): number {
  return Math.min(MOST, FIRST * Math.log2(1 + Math.max(popularity, 0)));
}
