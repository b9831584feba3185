const MOST = 0.15;

/**
 * What use adds to a document's score, as a share of it: 3 % for the first time, 15 % at the most. It orders documents
 * that match a query equally well; the tiers of strictness stand above it.
 */
export function useAdvantage(popularity: number): number {
  return Math.min(MOST, 0.03 * Math.log2(1 + Math.max(popularity, 0)));
}
