import {
  outline,
  toText,
  withoutHidden,
  type Audience,
  type DiagramData,
  type EquipmentData,
} from '@fieldlore/content';
import {
  highlighter,
  type FacetName,
  type SearchFilter as EngineFilter,
  type Highlighter,
} from '@fieldlore/search';
import { isStaff } from '../access/viewer.ts';
import { VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { entryPath } from '../entries/entry-url.ts';
import type { Revision } from '../entries/revision.entity.ts';
import { EquipmentFacts } from '../equipment/equipment.entity.ts';
import { modelPrefix, pinLines } from '../indexing/search-documents.ts';
import { pinnedFirst, type OrderedHit } from '../search-dictionary/pinned-results.ts';
import { labelFacets } from './facet-labels.ts';
import type {
  SearchFilter,
  SearchHit,
  SearchReason,
  SearchResult,
  Suggestion,
  TextPart,
} from './search.types.ts';

export interface SearchInput {
  text: string;
  filter?: SearchFilter | null;
  sort?: string | null;
  offset: number;
  limit: number;
}

const facets: FacetName[] = ['kind', 'locale', 'make', 'model', 'device', 'section', 'tag', 'confidence'];
const staffFacets: FacetName[] = [...facets, 'audience'];

/** Only so far may somebody page: past that, narrowing the search is what helps. */
const deepest = 1000;

/** Characters of a body in which the words are looked for: marking takes time in proportion, and an answer stands early. */
const longestMarked = 20_000;

/**
 * Searches with the viewer's rights in the engine's own query; rows are read again with the rights in SQL,
 * so that an index that lags behind can leave something out but never let something through.
 */
export async function searchEntries(ctx: Ctx, input: SearchInput): Promise<SearchResult> {
  const sees = await ctx.visibility();
  const { dictionary } = ctx.app;
  const filter = engineFilter(input.filter);
  const found = await ctx.app.search.query({
    text: input.text.slice(0, 500),
    locale: ctx.request.locale,
    acl: sees.searchTokens,
    staff: isStaff(ctx.viewer),
    filter,
    facets: isStaff(ctx.viewer) ? staffFacets : facets,
    sort: input.sort === 'updated' ? 'updated' : 'relevance',
    offset: Math.min(Math.max(input.offset, 0), deepest),
    limit: Math.min(Math.max(input.limit, 1), 100),
  });
  const marks = highlighter(found.searchedFor.text, { dictionary: dictionary.words });
  const pinned = input.sort === 'updated' ? [] : dictionary.pinned(input.text);
  const ordered = await pinnedFirst(ctx, pinned, filter, {
    hits: found.hits,
    isFirstPage: input.offset <= 0,
  });
  const [hits, labelled, goTo] = await Promise.all([
    loadHits(ctx, ordered, marks),
    labelFacets(ctx, found.facets),
    exactTarget(ctx, input.text),
  ]);
  return {
    hits,
    total: Math.max(found.total, hits.length),
    facets: labelled,
    searchedFor: found.searchedFor.text,
    variant: found.searchedFor.variant,
    goTo,
  };
}

/** A few hits by title for a list under the box, while somebody is typing. */
export async function suggest(ctx: Ctx, text: string, limit: number): Promise<Suggestion[]> {
  if (!text.trim()) return [];
  const sees = await ctx.visibility();
  const found = await ctx.app.search.query({
    text: text.slice(0, 200),
    locale: ctx.request.locale,
    acl: sees.searchTokens,
    staff: isStaff(ctx.viewer),
    offset: 0,
    limit: Math.min(Math.max(limit, 1), 20),
  });
  const marks = highlighter(found.searchedFor.text, { dictionary: ctx.app.dictionary.words });
  const ordered = found.hits.map((hit) => ({ ...hit, isPinned: false }));
  const hits = await loadHits(ctx, ordered, marks);
  return await Promise.all(
    hits.map(async ({ entryRow, modelRow, title }) =>
      entryRow
        ? {
            kind: entryRow.kind,
            title,
            subtitle: (await ctx.sections()).get(entryRow.sectionId)!.names[ctx.request.locale],
            href: entryPath(entryRow),
          }
        : { kind: 'VEHICLE', title, subtitle: null, href: await vehiclePath(ctx, modelRow!) },
    ),
  );
}

/** Rows in the engine's order. */
async function loadHits(ctx: Ctx, hits: readonly OrderedHit[], marks: Highlighter): Promise<SearchHit[]> {
  const modelIds = hits.flatMap(({ id }) => (id.startsWith(modelPrefix) ? id.slice(modelPrefix.length) : []));
  const [entries, models] = await Promise.all([
    ctx.loaders.visibleEntry.loadMany(
      hits.filter(({ id }) => !id.startsWith(modelPrefix)).map(({ id }) => id),
    ),
    ctx.loaders.model.loadMany(modelIds),
  ]);
  const rows = new Map<string, Entry | VehicleModel>();
  for (const entry of entries) if (entry instanceof Entry) rows.set(entry.id, entry);
  for (const model of models) if (model instanceof VehicleModel) rows.set(modelPrefix + model.id, model);
  const audience = (await ctx.visibility()).readsAs;
  return await Promise.all(
    hits
      .filter(({ id }) => rows.has(id))
      .map(async ({ id, score, isPinned }): Promise<SearchHit> => {
        const row = rows.get(id)!;
        if (row instanceof VehicleModel) {
          const make = await ctx.loaders.make.load(row.makeId);
          return {
            entryRow: null,
            modelRow: row,
            title: marks.mark(`${make!.name} ${row.name}`),
            snippet: marks.mark(row.nameCyrillic),
            reason: null,
            score,
            isPinned,
          };
        }
        const revision = (await ctx.loaders.revision.load(row.publishedRevisionId!))!;
        const body = withoutHidden(revision.body, audience);
        const text = toText(body);
        return {
          entryRow: row,
          modelRow: null,
          title: marks.mark(row.title),
          snippet: snippetOf(text, row.excerpt, marks),
          reason: reasonFor(row, revision, marks, audience),
          score,
          isPinned,
        };
      }),
  );
}

/** The pin row, part number or heading that answers best, so that the page opens there. */
function reasonFor(
  entry: Entry,
  revision: Revision,
  marks: Highlighter,
  audience: Audience,
): SearchReason | null {
  if (entry.kind === EntryKind.EQUIPMENT) {
    const number = (revision.data as EquipmentData).partNumbers.find((part) => marks.matches(part));
    if (number) return { kind: 'PART_NUMBER', parts: marks.mark(number), anchor: null };
  }
  if (entry.kind === EntryKind.DIAGRAM || entry.kind === EntryKind.EQUIPMENT) {
    const connectors =
      entry.kind === EntryKind.DIAGRAM
        ? (revision.data as DiagramData).connectors
        : (revision.data as EquipmentData).pinout;
    const best = bestLine(pinLines(connectors), marks);
    const pins = connectors.flatMap((connector) => connector.pins.map((pin) => ({ connector, pin })));
    if (best !== null) {
      const { connector, pin } = pins[best.index]!;
      return {
        kind: 'PIN',
        parts: marks.mark(best.line),
        anchor: pin.label ? `${connector.id}-${pin.label}` : connector.id,
      };
    }
  }
  const headings = outline(withoutHidden(revision.body, audience));
  const best = bestLine(
    headings.map(({ text }) => text),
    marks,
  );
  return best && { kind: 'HEADING', parts: marks.mark(best.line), anchor: headings[best.index]!.id };
}

/** The line with the most marked characters, or null where nothing is marked. */
function bestLine(lines: readonly string[], marks: Highlighter): { line: string; index: number } | null {
  let best: { line: string; index: number; marked: number } | null = null;
  lines.forEach((line, index) => {
    const marked = marks.mark(line).reduce((sum, part) => sum + (part.hit ? part.text.length : 0), 0);
    if (marked > (best?.marked ?? 0)) best = { line, index, marked };
  });
  return best;
}

/** The passage that answers; where the words stand elsewhere (a tag, a vehicle), the beginning. */
function snippetOf(text: string, excerpt: string, marks: Highlighter): TextPart[] {
  const passage = marks.crop(text.slice(0, longestMarked));
  return passage.some(({ hit }) => hit) || excerpt === '' ? passage : marks.mark(excerpt);
}

/** Somebody typed a short number or a part number as it stands on the label: their page needs no list before it. */
async function exactTarget(ctx: Ctx, text: string): Promise<string | null> {
  const typed = text.trim();
  const number = /^#?(\d{4,9})$/.exec(typed)?.[1];
  const query = await publishedEntries(ctx);
  if (number) {
    const entry = await query.andWhere('entry.number = :number', { number: Number(number) }).getOne();
    if (entry) return entryPath(entry);
  }
  if (!/\d/.test(typed) || typed.length < 4) return null;
  const matches = await (
    await publishedEntries(ctx)
  )
    .innerJoin(EquipmentFacts, 'facts', 'facts.entry_id = entry.id')
    .andWhere('facts.part_numbers @> ARRAY[:typed]', { typed })
    .limit(2)
    .getMany();
  return matches.length === 1 ? entryPath(matches[0]!) : null;
}

export async function vehiclePath(ctx: Ctx, model: VehicleModel): Promise<string> {
  const make = await ctx.loaders.make.load(model.makeId);
  return `/vehicles/${make!.slug}/${model.slug}`;
}

function engineFilter(filter: SearchFilter | null | undefined): EngineFilter {
  return Object.fromEntries(
    Object.entries(filter ?? {}).flatMap(([name, values]) =>
      Array.isArray(values) && values.length > 0 ? [[name, values]] : [],
    ),
  );
}
