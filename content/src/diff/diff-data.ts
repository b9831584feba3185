import { type WordPart, diffWords } from './words.ts';

export interface FieldChange {
  change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** From the data down, with the name of an item instead of its place where it has one: `['connectors', 'X1', 'pins', '5', 'colour']`. */
  path: string[];
  /** The value before and after; `undefined` where there is none. */
  before: unknown;
  after: unknown;
  /** For two texts, what changed in words. */
  parts: WordPart[];
}

/**
 * What changed in an entry's own data. Items of lists are compared with the item of the same name, so that a pin put
 * in at the top is one pin added and not a whole connector changed. `null`, `undefined` and absent are the same.
 */
export function diffData(before: unknown, after: unknown): FieldChange[] {
  const changes: FieldChange[] = [];
  compare(before ?? undefined, after ?? undefined, [], changes);
  return changes;
}

function compare(before: unknown, after: unknown, path: string[], changes: FieldChange[]): void {
  if (Array.isArray(before) && Array.isArray(after))
    return compareFields(named(before), named(after), path, changes);
  if (isObject(before) && isObject(after))
    return compareFields(Object.entries(before), Object.entries(after), path, changes);
  if (isEqual(before, after)) return;
  const change = isNone(before) ? 'ADDED' : isNone(after) ? 'REMOVED' : 'CHANGED';
  const parts = typeof before === 'string' && typeof after === 'string' ? diffWords(before, after) : [];
  changes.push({ change, path, before: before ?? undefined, after: after ?? undefined, parts });
}

type Field = readonly [name: string, value: unknown];

function compareFields(
  before: readonly Field[],
  after: readonly Field[],
  path: string[],
  changes: FieldChange[],
): void {
  const old = new Map(before);
  const now = new Map(after);
  const names = [...new Set([...old.keys(), ...now.keys()])];
  for (const name of names) compare(old.get(name), now.get(name), [...path, name], changes);
}

/** Fields by which our data name the items of a list, the most telling first. */
const NAMES = ['id', 'key', 'name', 'label', 'shortCode', 'file', 'equipment', 'pin', 'title', 'text'];

/** Items with the name each has within its list; equal names are counted, items without a name go by their place. */
function named(items: unknown[]): Field[] {
  const seen = new Map<string, number>();
  return items.map((item, i) => {
    const name = nameOf(item) ?? `${i + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [count === 1 ? name : `${name} (${count})`, item];
  });
}

function nameOf(item: unknown): string | null {
  // A scalar in a list, such as a part number, is its own name: it is there or it is not.
  if (!isObject(item)) return item === null ? null : String(item);
  if (typeof item.locale === 'string' && typeof item.channel === 'string')
    return `${item.locale} ${item.channel}`;
  if (isObject(item.from))
    return [item.from, item.wire, item.to]
      .map((end) => (isObject(end) ? Object.values(end).join('.') : ''))
      .join(' → ');
  for (const field of NAMES) {
    const value = item[field];
    if (typeof value === 'string' && value !== '' && value.length <= 100) return value;
  }
  return null;
}

function isEqual(a: unknown, b: unknown): boolean {
  if (isNone(a) && isNone(b)) return true;
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

const isNone = (value: unknown): boolean => value === null || value === undefined;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
