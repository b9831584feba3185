import type { UseCounts } from '../entries/entry.queries.ts';
import type { VoteCounts } from '../votes/vote.types.ts';

/** How an entry has served: what came of working with it, and what readers say of its text. */
export type Service = Pick<UseCounts, 'solved' | 'partly' | 'wrong'> & VoteCounts;

/** Votes are clicks: as many as there may be, they count no more than these solved requests, for or against. */
const mostByVotes = 3;
/** A vote about a revision that is no longer shown. */
const earlierVote = 0.5;

/**
 * What its service is worth to an entry's rank, in solved requests; how much that moves it says `useAdvantage`.
 *
 *     max(0, solved + partly / 2 − wrong + votes),   votes = 3 · lean(helpful, unhelpful), from −3 to 3
 *
 * Never below zero: a wrong entry is reviewed, not hidden. So votes against take away what use has earned, and no more.
 */
export function usefulness(service: Service): number {
  const { solved, partly, wrong } = service;
  return Math.max(0, solved + partly / 2 - wrong + votesWorth(service));
}

/**
 * The part of votes in {@link usefulness}. One about an earlier revision counts half, whichever it was: what is published
 * now has not been judged by it, so the doubt grows with every publication and three or four new votes outweigh as many
 * old ones. It does not count nothing: a corrected comma would wash off all that readers said.
 */
export function votesWorth(votes: VoteCounts): number {
  return (
    mostByVotes *
    lean(
      votes.helpful + earlierVote * votes.earlierHelpful,
      votes.unhelpful + earlierVote * votes.earlierUnhelpful,
    )
  );
}

/** 95 %: readers whose number is small say little, however much they agree. */
const z = 1.96;

/**
 * How far votes lean, from −1 (against) to 1 (for): the end of Wilson's score interval for the share of "yes" that is
 * nearer to one half, as a distance from one half; 0 while the interval holds one half, that is, while the votes may be
 * chance. Four of four are 0.02, 12 of 14 are 0.2, 50 of 50 are 0.86.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212;
 * for ranking by votes: E. Miller, "How not to sort by average rating" (2009).
 */
export function lean(yes: number, no: number): number {
  const n = yes + no;
  if (n === 0) return 0;
  const share = yes / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const low = (centre - spread) / (1 + (z * z) / n);
  const high = (centre + spread) / (1 + (z * z) / n);
  return 2 * (Math.max(0, low - 0.5) + Math.min(0, high - 0.5));
}
