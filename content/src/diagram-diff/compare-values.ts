import type { ValueChange } from './change.ts';

/** `null`, `undefined`, `false` and an empty text are the same: nobody said. */
const isNone = (value: unknown): boolean =>
  value === null || value === undefined || value === false || value === '';

/** A database keeps the fields of an object in an order of its own. */
const inOneOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

export const isSameValue = (a: unknown, b: unknown): boolean => {
  if (a === b || (isNone(a) && isNone(b))) return true;
  return typeof a === 'object' && typeof b === 'object' && keyOfValues(a) === keyOfValues(b);
};

/** Equal for values that are the same. */
export const keyOfValues = (...values: unknown[]): string =>
  JSON.stringify(
    values.map((value) => (isNone(value) ? null : value)),
    inOneOrder,
  );

/** The named fields that differ, in the order of their names; for a part that is new or gone, the fields that it has. */
export function compareValues<T extends object>(
  before: T | null,
  after: T | null,
  fields: readonly (keyof T & string)[],
): ValueChange[] {
  return fields.flatMap((field) => {
    const [old, now] = [before?.[field], after?.[field]];
    if (isSameValue(old, now)) return [];
    return [{ field, before: isNone(old) ? undefined : old, after: isNone(now) ? undefined : now }];
  });
}
