import type { UseCounts } from '../entries/entry.queries.ts';

/**
 * What uses of an entry are worth to its rank: solved counts whole, partly half, wrong takes one away. Never below zero:
 * a wrong entry is reviewed, not hidden.
 */
export function usefulness({
  solved,
  partly,
  wrong,
}: Pick<UseCounts, 'solved' | 'partly' | 'wrong'>): number {
  return Math.max(0, solved + partly / 2 - wrong);
}
