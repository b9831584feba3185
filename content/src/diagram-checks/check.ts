import type { Circuit } from './circuit.ts';
import type { CheckCode, Found, Severity } from './finding.ts';

/** A rule. It stays silent where the data does not say enough: a false alarm is worse than none. */
export interface Check<C extends CheckCode> {
  code: C;
  severity: Severity;
  find(circuit: Circuit): Iterable<Found<C>>;
}

export type AnyCheck = { [C in CheckCode]: Check<C> }[CheckCode];
