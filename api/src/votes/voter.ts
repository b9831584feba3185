import { createHmac, randomBytes } from 'node:crypto';
import type { Ctx } from '../context.ts';
import type { EntryVote } from './entry-vote.entity.ts';

/** Whose a vote on one entry is: a person's or a browser's. */
export type Voter = Pick<EntryVote, 'personId' | 'browser'>;

/** 256 random bits, as {@link newBrowser} writes them. */
const browserNumber = /^[\w-]{43}$/;

/** A number for a browser that has none: nobody guesses that of another one to change its vote. */
export function newBrowser(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The person, else the browser by the random number that it alone keeps (a cookie). That number is the key under which
 * the entry's id is hashed, and the hash is what is stored: the table holds nothing that leads to a browser, nor even
 * that two votes on different entries are of the same one.
 * @returns null for a browser without a number of ours
 */
export function voterOf({ viewer }: Ctx, entryId: string, browser: string | null): Voter | null {
  if (viewer.person) return { personId: viewer.person.id, browser: null };
  if (!browser || !browserNumber.test(browser)) return null;
  return { personId: null, browser: createHmac('sha256', browser).update(entryId).digest() };
}
