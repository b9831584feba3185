import type { SearchFilter } from '../types.ts';

/** A condition on documents, as a tree; the only way from our filters to Meilisearch's filter language. */
export type Filter =
  | { field: string; in: readonly string[] }
  | { all: readonly Filter[] }
  | { any: readonly Filter[] }
  | { not: Filter };

/** Writes a filter in Meilisearch's language. Values are quoted and escaped here and nowhere else. */
export function renderFilter(filter: Filter): string {
  if ('field' in filter) return `${filter.field} IN [${filter.in.map(quote).join(', ')}]`;
  if ('not' in filter) return `NOT (${renderFilter(filter.not)})`;
  const [parts, operator] = 'all' in filter ? [filter.all, ' AND '] : [filter.any, ' OR '];
  return parts.map((part) => `(${renderFilter(part)})`).join(operator);
}

/** Who is looking and what they narrowed to. An empty audience matches nothing, as it must. */
export function viewerFilter(
  acl: readonly string[],
  narrowed: SearchFilter,
  exclude: readonly string[] = [],
): Filter {
  const facets = Object.entries(narrowed).map(([field, values]) => ({ field, in: values }));
  const left: Filter[] = exclude.length > 0 ? [{ not: { field: 'id', in: exclude } }] : [];
  return { all: [{ field: 'acl', in: acl }, ...facets, ...left] };
}

function quote(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
