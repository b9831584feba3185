import {
  diagramsOf,
  withoutDiagrams,
  withoutHidden,
  type KindData,
  type RichDocument,
} from '@fieldlore/content';
import { canRead, canWork } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { Entry } from './entry.entity.ts';
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

/** The body with the blocks above the viewer taken out, and the names of pins whose diagrams are not theirs to see. */
export async function shownBody(ctx: Ctx, entry: Entry): Promise<RichDocument> {
  const [revision, sees] = await Promise.all([shownRevision(ctx, entry), ctx.visibility()]);
  const body = withoutHidden(revision.body, sees.readsAs);
  const ids = diagramsOf(body);
  if (ids.length === 0) return body;
  const found = await ctx.loaders.visibleEntry.loadMany(ids);
  const open = new Set(ids.filter((_, i) => found[i] && !(found[i] instanceof Error)));
  return withoutDiagrams(body, (id) => open.has(id));
}

export async function shownData<K extends keyof KindData>(
  ctx: Ctx,
  entry: Entry,
  kind: K,
): Promise<KindData[K] | null> {
  return entry.kind === kind ? ((await shownRevision(ctx, entry)).data as KindData[K]) : null;
}
