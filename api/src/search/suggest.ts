import { highlighter, type FacetCounts } from '@fieldlore/search';
import { recognizeVehicles } from '../catalogue/recognize-vehicles.ts';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { entryPath } from '../entries/entry-url.ts';
import { directHit } from './direct-hit.ts';
import { loadHits, type LoadedHit } from './load-hits.ts';
import { askIndex } from './search-index.ts';
import { SuggestionGroup, type Suggestion } from './search.types.ts';
import { vehiclePath } from './vehicle-path.ts';

const longestText = 200;
const mostVehicles = 3;
const mostKinds = 3;
const withYear = /\b(?:19|20)\d{2}\b/;

/** What somebody who is still typing may mean: the page itself, vehicles, entries, the kinds there are hits of. */
export async function suggest(ctx: Ctx, typed: string, limit: number): Promise<Suggestion[]> {
  const text = typed.trim().slice(0, longestText);
  if (text === '') return [];
  const [direct, found, vehicles] = await Promise.all([
    directHit(ctx, text),
    askIndex(ctx, { text, facets: ['kind'], limit: Math.min(Math.max(limit, 1), 20) }),
    // The index knows the models, the catalogue also when they were made.
    withYear.test(text) ? recognizeVehicles(ctx, text, mostVehicles) : [],
  ]);
  const marks = highlighter(found.searchedFor.text, { dictionary: ctx.app.dictionary.words });
  const hits = await loadHits(
    ctx,
    found.hits.map((hit) => ({ ...hit, isPinned: false })),
    marks,
  );
  const groups = [
    direct ? [directSuggestion(direct)] : [],
    vehicles.length > 0
      ? vehicles.flatMap((match) => (match.model ? [yearSuggestion(match)] : []))
      : (await Promise.all(hits.map((hit) => modelSuggestion(ctx, hit)))).flat().slice(0, mostVehicles),
    (await Promise.all(hits.map((hit) => entrySuggestion(ctx, hit)))).flat(),
    kindSuggestions(text, found.facets),
  ];
  const seen = new Set<string>();
  // A page is offered once, at its first place; the anchor inside it makes no other page.
  return groups.flat().filter(({ href }) => {
    const [page = ''] = href.split('#');
    return !seen.has(page) && seen.add(page);
  });
}

const whole = (text: string) => [{ text, hit: false }];
const nothingMore = { subtitle: null, reason: null, count: null };

function directSuggestion({ kind, title, path }: NonNullable<Awaited<ReturnType<typeof directHit>>>) {
  return { ...nothingMore, group: SuggestionGroup.DIRECT, kind, title: whole(title), href: path };
}

function yearSuggestion({
  make,
  model,
  year,
  generation,
  label,
}: Awaited<ReturnType<typeof recognizeVehicles>>[number]): Suggestion {
  const query = new URLSearchParams({
    ...(generation && { generation: generation.name }),
    ...(year && { year: String(year) }),
  });
  return {
    ...nothingMore,
    group: SuggestionGroup.VEHICLE,
    kind: 'VEHICLE',
    title: whole(label),
    href: `/vehicles/${make.slug}/${model!.slug}${query.size ? `?${query}` : ''}`,
  };
}

async function modelSuggestion(
  ctx: Ctx,
  { modelRow, title, snippet, reason }: LoadedHit,
): Promise<Suggestion[]> {
  if (!modelRow) return [];
  return [
    {
      ...nothingMore,
      group: SuggestionGroup.VEHICLE,
      kind: 'VEHICLE',
      title,
      subtitle: snippet.map(({ text }) => text).join('') || null,
      reason,
      href: await vehiclePath(ctx, modelRow),
    },
  ];
}

async function entrySuggestion(ctx: Ctx, { entryRow, title, reason }: LoadedHit): Promise<Suggestion[]> {
  if (!entryRow) return [];
  return [
    {
      ...nothingMore,
      group: SuggestionGroup.ENTRY,
      kind: entryRow.kind,
      title,
      subtitle: await sectionName(ctx, entryRow),
      reason,
      href: reason?.anchor ? `${entryPath(entryRow)}#${reason.anchor}` : entryPath(entryRow),
    },
  ];
}

/** Only where there is a choice: narrowing to the one kind that there is leads nowhere. */
function kindSuggestions(text: string, { kind = {} }: FacetCounts): Suggestion[] {
  const counts = Object.entries(kind).toSorted(([, a], [, b]) => b - a);
  if (counts.length < 2) return [];
  return counts.slice(0, mostKinds).map(([name, count]) => ({
    ...nothingMore,
    group: SuggestionGroup.KIND,
    kind: name,
    title: whole(text),
    count,
    href: `/search?${new URLSearchParams({ q: text, kind: name })}`,
  }));
}

async function sectionName(ctx: Ctx, { sectionId }: Entry): Promise<string> {
  return (await ctx.sections()).get(sectionId)!.names[ctx.request.locale];
}
