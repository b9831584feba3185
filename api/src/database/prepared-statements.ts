import { Client } from 'pg';

/** How often a text must come before it is worth a plan of its own. */
const worthPreparing = 5;
/** Prepared texts in each connection: a plan takes tens of kilobytes of the server's memory. */
const mostPrepared = 250;
/** Texts that are counted; lists of parameters of every length would fill any number. */
const mostCounted = 2_000;

/** What a pattern finds, one row or half of the table, decides how it is best read: each value needs a plan of its own. */
const looksForPattern = / (?:I?LIKE|~\*?) \$/;

const counts = new Map<string, number>();
const names = new Map<string, string>();

/**
 * A connection that prepares what is asked again and again: parsing and planning a query of ours takes the server
 * longer than running it. Needs a connection of its own, not one that a pooler such as pgbouncer lends per transaction;
 * LISTEN and advisory locks need that too.
 */
export class PreparingClient extends Client {
  override query(...args: unknown[]): never {
    const [text, values] = args;
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
    if (name) args.splice(0, 2, { name, text, values });
    return (super.query as (...all: unknown[]) => never)(...args);
  }
}

/** The name under which a connection keeps the text, once it has come often enough. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostPrepared) return known;
  const count = (counts.get(text) ?? 0) + 1;
  if (count < worthPreparing) {
    if (counts.size >= mostCounted) counts.clear();
    counts.set(text, count);
    return undefined;
  }
  if (looksForPattern.test(text)) return undefined;
  counts.delete(text);
  const name = `fieldlore_${names.size}`;
  names.set(text, name);
  return name;
}
