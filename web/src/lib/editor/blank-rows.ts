/** Data without the rows of grids that nobody has filled in yet: they are on the screen, not in the entry. */
export function withoutBlankRows(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(withoutBlankRows).filter((item) => typeof item !== 'object' || !isBlank(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withoutBlankRows(field)]));
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return true;
  return typeof value === 'object' && Object.values(value).every(isBlank);
}
