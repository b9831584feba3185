import type { FacetName, SearchFilter } from './types.ts';

/**
 * The filter without empty lists (nothing chosen means everything), narrowed to the kinds that the query itself
 * asks for with `kind:`; both must agree.
 */
export function narrowed(filter: SearchFilter = {}, kinds: readonly string[]): SearchFilter {
  const chosen = Object.fromEntries(
    Object.entries(filter).filter(([, values]) => values !== undefined && values.length > 0),
  ) as Partial<Record<FacetName, string[]>>;
  if (kinds.length === 0) return chosen;
  return { ...chosen, kind: chosen.kind ? chosen.kind.filter((kind) => kinds.includes(kind)) : [...kinds] };
}
