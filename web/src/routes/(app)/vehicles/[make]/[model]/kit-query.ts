/** Options in the address stand apart from everything else: `?o.gearbox=AT`. */
const OPTION = 'o.';

export interface KitQuery {
  generation: string | null;
  year: number | null;
  options: { key: string; value: string }[];
}

/** The vehicle that an address means: `?generation=NEXT&year=2019&o.gearbox=AT`. */
export function readKitQuery(query: URLSearchParams): KitQuery {
  const year = Number(query.get('year'));
  return {
    generation: query.get('generation') || null,
    year: Number.isInteger(year) && year >= 1950 && year <= 2100 ? year : null,
    options: [...query]
      .filter(([name, value]) => name.startsWith(OPTION) && name.length > OPTION.length && value)
      .map(([name, value]) => ({ key: name.slice(OPTION.length), value })),
  };
}

export const optionName = (key: string): string => OPTION + key;

/** What {@link readKitQuery} reads: `?generation=NEXT&year=2019&o.gearbox=AT`; empty where only the model is known. */
export function writeKitQuery({ generation, year, options }: KitQuery): string {
  const query = new URLSearchParams();
  if (generation) query.set('generation', generation);
  if (year) query.set('year', String(year));
  for (const { key, value } of options) query.append(optionName(key), value);
  return query.size ? `?${query}` : '';
}
