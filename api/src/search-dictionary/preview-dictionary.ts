import { queryKey, type SearchQuery, type SearchResult } from '@fieldlore/search';
import { mustBeAdmin } from '../access/people.ts';
import { VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { entryPath } from '../entries/entry-url.ts';
import { NotFoundError } from '../errors.ts';
import { modelPrefix } from '../indexing/search-documents.ts';
import { vehiclePath } from '../search/vehicle-path.ts';
import { pinsByQuery } from './live-dictionary.ts';
import { searchWords, type DictionaryContent } from './dictionary-content.ts';
import { pinnedFirst } from './pinned-results.ts';
import { sampleQueries } from './sample-queries.ts';
import { draftId, SearchDictionaryDraft } from './search-dictionary.entity.ts';
import type { DictionaryPreview, PreviewedHit, QueryChange } from './search-dictionary.types.ts';

/** Real queries that are tried, the last ones first; each takes the engine some milliseconds, twice. */
const mostLogged = 100;
const mostOwn = 40;
const shown = 5;

/**
 * What people would find differently under the draft: their last distinct queries, and the words that the draft is about,
 * asked in the old way and in the new one, as the admin sees the answers.
 * @throws NotFoundError where there is no draft
 */
export async function previewDictionary(ctx: Ctx): Promise<DictionaryPreview> {
  mustBeAdmin(ctx);
  const draft = await ctx.db.getRepository(SearchDictionaryDraft).findOneBy({ id: draftId });
  if (!draft) throw new NotFoundError();
  const own = ownQueries(ctx.app.dictionary.content, draft.content).slice(0, mostOwn);
  const logged = await lastQueries(ctx);
  const asked = distinct([...own, ...(logged.length > 0 ? logged : sampleQueries)]);
  const pins = pinsByQuery(draft.content);
  const words = searchWords(draft.content);
  const changes: QueryChange[] = [];
  // One after the other: the engine answers people between two of them.
  for (const text of asked) {
    const query = await adminsQuery(ctx, text);
    const before = await topOf(ctx, await ctx.app.search.query(query), ctx.app.dictionary.pinned(text));
    const after = await topOf(
      ctx,
      await ctx.app.search.preview(query, words),
      pins.get(queryKey(text)) ?? [],
    );
    if (before.join() !== after.join()) changes.push({ query: text, beforeIds: before, afterIds: after });
  }
  return { asked: asked.length, isFromLog: logged.length > 0, version: draft.version, changes };
}

async function adminsQuery(ctx: Ctx, text: string): Promise<SearchQuery> {
  const sees = await ctx.visibility();
  return {
    text,
    locale: ctx.request.locale,
    acl: sees.searchTokens,
    staff: true,
    offset: 0,
    limit: shown,
    prefix: false,
  };
}

async function topOf(ctx: Ctx, { hits }: SearchResult, pinned: readonly number[]): Promise<string[]> {
  const { hits: ordered } = await pinnedFirst(ctx, pinned, {}, { hits, isFirstPage: true });
  return ordered.slice(0, shown).map(({ id }) => id);
}

/** Hits by their ids, with the rights of whoever looks: the index may lag behind. */
export async function previewedHits(ctx: Ctx, ids: readonly string[]): Promise<PreviewedHit[]> {
  const hits = await Promise.all(
    ids.map(async (id): Promise<PreviewedHit | null> => {
      if (id.startsWith(modelPrefix)) {
        const model = await ctx.loaders.model.load(id.slice(modelPrefix.length));
        if (!(model instanceof VehicleModel)) return null;
        const make = await ctx.loaders.make.load(model.makeId);
        return { title: `${make!.name} ${model.name}`, kind: 'VEHICLE', path: await vehiclePath(ctx, model) };
      }
      const entry = await ctx.loaders.visibleEntry.load(id);
      return entry instanceof Entry ? { title: entry.title, kind: entry.kind, path: entryPath(entry) } : null;
    }),
  );
  return hits.filter((hit) => hit !== null);
}

async function lastQueries(ctx: Ctx): Promise<string[]> {
  const rows: { query: string }[] = await ctx.db.query(
    `SELECT query FROM search_log GROUP BY query ORDER BY max(id) DESC LIMIT $1`,
    [mostLogged],
  );
  return rows.map(({ query }) => query);
}

/** The words that differ between two contents, each as a query of its own. */
function ownQueries(live: DictionaryContent, draft: DictionaryContent): string[] {
  const differing = <T>(a: readonly T[], b: readonly T[]): T[] => {
    const [left, right] = [new Set(a.map(asText)), new Set(b.map(asText))];
    return [...b.filter((one) => !left.has(asText(one))), ...a.filter((one) => !right.has(asText(one)))];
  };
  return [
    ...differing(live.pins, draft.pins).map(({ query }) => query),
    ...differing(live.synonyms, draft.synonyms).flat(),
    ...differing(live.withoutGroups, draft.withoutGroups),
    ...differing(live.colourWords, draft.colourWords).map(({ word }) => word),
  ];
}

const asText = (value: unknown) => JSON.stringify(value);

function distinct(queries: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const query of queries) {
    const key = queryKey(query) || query;
    if (!byKey.has(key)) byKey.set(key, query);
  }
  return [...byKey.values()];
}
