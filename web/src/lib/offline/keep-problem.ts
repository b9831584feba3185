export type KeepReason =
  'full' | 'gone' | 'network' | 'new-version' | 'refused' | 'signed-out' | 'unsupported';

/** Why something could not be kept, for which people are told the remedy. */
export class KeepProblem extends Error {
  readonly reason: KeepReason;

  /** @param detail the server's own words, or the address that it stopped at */
  constructor(reason: KeepReason, detail = '') {
    super(detail);
    this.reason = reason;
  }
}

/** What went wrong while something was fetched or stored. */
export function problemOf(thrown: unknown): unknown {
  if (thrown instanceof DOMException && thrown.name === 'QuotaExceededError') return new KeepProblem('full');
  // What `fetch` throws where nobody answers.
  return thrown instanceof TypeError ? new KeepProblem('network') : thrown;
}
