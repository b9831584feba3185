import type { Highlighter, SplitText } from '@fieldlore/search';
import { VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { modelPrefix } from '../indexing/search-documents.ts';
import type { OrderedHit } from '../search-dictionary/pinned-results.ts';
import { reasonInContent, reasonInFacts } from './hit-reason.ts';
import { pageTexts, type PageText } from './page-texts.ts';
import type { SearchHit, SearchReason, TextPart } from './search.types.ts';

/** A hit with the texts of its page that the viewer may read. */
export interface LoadedHit extends SearchHit {
  texts: string[];
}

type Place = Omit<OrderedHit, 'id'>;

const byMeaning: SearchReason = { kind: 'MEANING', parts: [], anchor: null };

/** The rows of the hits that the viewer may see, in the engine's order, marked, each with the reason it was found. */
export async function loadHits(
  ctx: Ctx,
  hits: readonly OrderedHit[],
  marks: Highlighter,
): Promise<LoadedHit[]> {
  const isModel = (id: string) => id.startsWith(modelPrefix);
  const [entries, models] = await Promise.all([
    ctx.loaders.visibleEntry.loadMany(hits.filter(({ id }) => !isModel(id)).map(({ id }) => id)),
    ctx.loaders.model.loadMany(
      hits.filter(({ id }) => isModel(id)).map(({ id }) => id.slice(modelPrefix.length)),
    ),
  ]);
  const rows = new Map<string, Entry | VehicleModel>();
  for (const entry of entries) if (entry instanceof Entry) rows.set(entry.id, entry);
  for (const model of models) if (model instanceof VehicleModel) rows.set(modelPrefix + model.id, model);
  const pages = await pageTexts(
    ctx,
    [...rows.values()].filter((row) => row instanceof Entry),
  );
  return await Promise.all(
    hits
      .filter(({ id }) => rows.has(id))
      .map(async ({ id, ...place }) => {
        const row = rows.get(id)!;
        return row instanceof VehicleModel
          ? await modelHit(ctx, row, place, marks)
          : await entryHit(ctx, row, pages.get(id)!, place, marks);
      }),
  );
}

async function entryHit(
  ctx: Ctx,
  entry: Entry,
  page: PageText,
  place: Place,
  marks: Highlighter,
): Promise<LoadedHit> {
  const title = marks.mark(entry.title);
  const snippet = snippetOf(page.text, entry.excerpt, marks);
  // Its words would not have found it: whatever of them it has is no reason.
  const reason = place.isByMeaning ? byMeaning : reasonInContent(entry.number, page, marks);
  const isExplained = reason !== null || isMarked(title) || isMarked(snippet);
  return {
    entryRow: entry,
    modelRow: null,
    title,
    snippet,
    reason: isExplained ? reason : await reasonInFacts(ctx, entry, marks),
    ...place,
    texts: [entry.title, entry.tags.join('\n'), page.text.text],
  };
}

async function modelHit(ctx: Ctx, model: VehicleModel, place: Place, marks: Highlighter): Promise<LoadedHit> {
  const make = await ctx.loaders.make.load(model.makeId);
  const name = `${make!.name} ${model.name}`;
  const title = marks.mark(name);
  const snippet = marks.mark(model.nameCyrillic);
  const alias = [make!.nameCyrillic, ...make!.aliases, ...model.aliases].find((other) =>
    marks.matches(other),
  );
  const isExplained = isMarked(title) || isMarked(snippet) || !alias;
  return {
    entryRow: null,
    modelRow: model,
    title,
    snippet,
    reason: isExplained ? null : { kind: 'ALIAS', parts: marks.mark(alias), anchor: null },
    ...place,
    texts: [name, model.nameCyrillic],
  };
}

/** The passage that answers; where the words stand elsewhere (a tag, a vehicle), the beginning. */
function snippetOf(text: SplitText, excerpt: string, marks: Highlighter): TextPart[] {
  const passage = marks.crop(text);
  return isMarked(passage) || excerpt === '' ? passage : marks.mark(excerpt);
}

function isMarked(parts: readonly TextPart[]): boolean {
  return parts.some(({ hit }) => hit);
}
