import {
  diagramsOf,
  type EquipmentData,
  type KindData,
  type RichDocument,
  type SolvedTicketData,
  withEveryList,
  withoutDiagrams,
  withoutHidden,
} from '@fieldlore/content';
import { canRead, canWork } from '../access/entries.ts';
import { isStaff, type Viewer } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { Entry } from './entry.entity.ts';
import { EntryKind } from './entry.enums.ts';
import type { Revision } from './revision.entity.ts';

/**
 * What this viewer reads of an entry: the published revision, or the draft where nothing is published yet and they may edit.
 * Lists hand out only visible entries, but an entry can also come from a mutation or a relation: so it is asked again here.
 */
export async function shownRevision(ctx: Ctx, entry: Entry): Promise<Revision> {
  const sees = await ctx.visibility();
  const id = entry.publishedRevisionId ?? (canWork(sees, entry) ? entry.draftRevisionId : null);
  const revision = id && canRead(sees, entry) ? await ctx.loaders.revision.load(id) : null;
  if (!revision) throw new NotFoundError();
  return revision;
}

export async function shownBody(ctx: Ctx, entry: Entry): Promise<RichDocument> {
  return await bodyFor(ctx, (await shownRevision(ctx, entry)).body);
}

/** The body with the blocks above the viewer taken out, and the names of pins whose diagrams are not theirs to see. */
export async function bodyFor(ctx: Ctx, whole: RichDocument): Promise<RichDocument> {
  const body = withoutHidden(whole, (await ctx.visibility()).readsAs);
  const ids = diagramsOf(body);
  if (ids.length === 0) return body;
  const open = await visibleIds(ctx, ids);
  return withoutDiagrams(body, (id) => open.has(id));
}

/** What a kind has beside its body, of a revision that the viewer may read. */
export async function shownData<K extends keyof KindData>(
  ctx: Ctx,
  entry: Entry,
  kind: K,
): Promise<KindData[K] | null> {
  return entry.kind === kind ? ((await shownRevision(ctx, entry)).data as KindData[K]) : null;
}

/**
 * The whole of a kind's data as this viewer may have it: numbers of tickets lead into a system of the staff's, and a card
 * names other entries only to whom these are open.
 */
export async function dataFor(ctx: Ctx, kind: EntryKind, data: unknown): Promise<unknown> {
  if (kind === EntryKind.SOLVED_TICKET) return ticketFor(ctx.viewer, data as SolvedTicketData);
  return kind === EntryKind.EQUIPMENT ? await cardFor(ctx, data as EquipmentData) : data;
}

export const ticketFor = (viewer: Viewer, data: SolvedTicketData): SolvedTicketData =>
  isStaff(viewer) ? data : { ...data, tickets: [] };

async function cardFor(ctx: Ctx, data: EquipmentData): Promise<EquipmentData> {
  const { relations, knownProblems } = withEveryList(data);
  const named = [
    ...relations.map(({ equipment }) => equipment),
    ...knownProblems.flatMap(({ entry }) => entry ?? []),
  ];
  const open = await visibleIds(ctx, named);
  return {
    ...data,
    relations: relations.filter(({ equipment }) => open.has(equipment)),
    knownProblems: knownProblems.map(({ entry, ...problem }) =>
      entry && open.has(entry) ? { ...problem, entry } : problem,
    ),
  };
}

async function visibleIds(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const found = await ctx.loaders.visibleEntry.loadMany(ids);
  return new Set(ids.filter((_, i) => found[i] && !(found[i] instanceof Error)));
}
