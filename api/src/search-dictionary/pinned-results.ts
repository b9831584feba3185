import type { SearchDocument, SearchFilter, SearchHit } from '@fieldlore/search';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { entryDocuments } from '../indexing/search-documents.ts';

/** A hit as the engine gives it, or as somebody has put it on top. */
export interface OrderedHit extends SearchHit {
  isPinned: boolean;
}

/**
 * Puts pinned entries before what the engine found, on the first page; on no page do they stand twice. Only those that
 * the viewer may see and that the filters admit: a pin is advice on the order, never a right.
 * @param numbers of the entries pinned for the query
 * @returns with the ids of the pins that stand on top of the first page
 */
export async function pinnedFirst(
  ctx: Ctx,
  numbers: readonly number[],
  filter: SearchFilter,
  { hits, isFirstPage }: { hits: readonly SearchHit[]; isFirstPage: boolean },
): Promise<{ hits: OrderedHit[]; pins: string[] }> {
  const found = hits.map((hit) => ({ ...hit, isPinned: false }));
  if (numbers.length === 0) return { hits: found, pins: [] };
  const pinned = await admittedEntries(ctx, numbers, filter);
  const pins = pinned.map(({ id }) => id);
  const others = found.filter(({ id }) => !pins.includes(id));
  const onTop = isFirstPage ? pins.map((id) => ({ id, score: 1, isPinned: true })) : [];
  return { hits: [...onTop, ...others], pins };
}

async function admittedEntries(ctx: Ctx, numbers: readonly number[], filter: SearchFilter): Promise<Entry[]> {
  const query = await publishedEntries(ctx);
  const visible = await query.andWhere('entry.number = ANY(:numbers)', { numbers }).getMany();
  const inOrder = visible.toSorted((a, b) => numbers.indexOf(a.number) - numbers.indexOf(b.number));
  if (Object.keys(filter).length === 0 || inOrder.length === 0) return inOrder;
  // The very facets that the engine filters by, so that a pin answers to the same filters as any hit.
  const documents = await entryDocuments(
    ctx.db,
    await ctx.sections(),
    inOrder.map(({ id }) => id),
  );
  const admitted = new Set(documents.filter((document) => passes(document, filter)).map(({ id }) => id));
  return inOrder.filter(({ id }) => admitted.has(id));
}

function passes({ kind, locale, facets }: SearchDocument, filter: SearchFilter): boolean {
  const values: Record<string, readonly string[]> = { ...facets, kind: [kind], locale: [locale] };
  return Object.entries(filter).every(([name, wanted]) =>
    wanted.some((value) => values[name]?.includes(value)),
  );
}
