import {
  diagramsOf,
  filesOf,
  fragmentsOf,
  linksOf,
  type RichDocument,
  toHtml,
  withoutHidden,
} from '@fieldlore/content';
import type { Ctx } from '../context.ts';
import { loadDiagrams } from '../diagrams/shown-diagrams.ts';
import { filePath } from '../files/file-url.ts';
import { entryPath } from './entry-url.ts';
import type { Entry } from './entry.entity.ts';
import { publishedEntries } from './entry.queries.ts';

/**
 * A body as safe HTML for this viewer: blocks above them are left out, links and pictures are of what they may see,
 * fragments and diagrams are read with their rights. A statement for each of these, however much the body links to.
 */
export async function renderBody(ctx: Ctx, body: RichDocument, locale: 'ru' | 'en'): Promise<string> {
  const audience = (await ctx.visibility()).readsAs;
  const { documents, fragments } = await shownDocuments(ctx, body);
  const [entries, files, diagrams] = await Promise.all([
    loadTargets(ctx, documents),
    loadFiles(ctx, documents),
    loadDiagrams(ctx, documents),
  ]);
  return toHtml(body, {
    audience,
    locale,
    fileUrl: (id) => files.get(id) ?? null,
    entryUrl: (target) => {
      const entry = 'id' in target ? entries.byId.get(target.id) : entries.byNumber.get(target.number);
      return entry ? entryPath(entry) : null;
    },
    fragment: (id) => fragments.get(id) ?? null,
    diagram: (id) => diagrams.get(id) ?? null,
  });
}

/** The body and, by their ids, the fragments that it shows, each without the blocks above the viewer. */
async function shownDocuments(ctx: Ctx, body: RichDocument) {
  const { readsAs } = await ctx.visibility();
  const own = withoutHidden(body, readsAs);
  const fragments = new Map<string, RichDocument>();
  // Fragments may show fragments; the renderer stops at a circle, and so does this.
  for (let wanted = fragmentsOf(own); wanted.length > 0;) {
    const entries = await ctx.loaders.visibleEntry.loadMany(wanted);
    const revisions = await ctx.loaders.revision.loadMany(
      entries.flatMap((entry) => (isRow(entry) ? entry.publishedRevisionId! : [])),
    );
    const found = revisions
      .filter(isRow)
      .map((one) => [one.entryId, withoutHidden(one.body, readsAs)] as const);
    for (const [id, document] of found) fragments.set(id, document);
    wanted = found.flatMap(([, document]) => fragmentsOf(document)).filter((id) => !fragments.has(id));
  }
  return { documents: [own, ...fragments.values()], fragments };
}

/** What a page shows of other entries in place of their own pages: the fragments and diagrams in it, and all its files. */
export async function shownInside(
  ctx: Ctx,
  body: RichDocument,
): Promise<{ entries: Entry[]; files: string[] }> {
  const { documents, fragments } = await shownDocuments(ctx, body);
  const ids = new Set([...fragments.keys(), ...documents.flatMap(diagramsOf)]);
  const entries = await ctx.loaders.visibleEntry.loadMany([...ids]);
  return { entries: entries.filter(isRow), files: documents.flatMap(filesOf) };
}

async function loadTargets(
  ctx: Ctx,
  documents: readonly RichDocument[],
): Promise<{ byId: Map<string, Entry>; byNumber: Map<number, Entry> }> {
  const links = documents.map(linksOf);
  const ids = links.flatMap((link) => link.entries);
  const numbers = links.flatMap((link) => link.numbers);
  if (ids.length + numbers.length === 0) return { byId: new Map(), byNumber: new Map() };
  const query = await publishedEntries(ctx);
  const found = await query
    .andWhere('(entry.id = ANY(:ids) OR entry.number = ANY(:numbers))', { ids, numbers })
    .getMany();
  return {
    byId: new Map(found.map((entry) => [entry.id, entry])),
    byNumber: new Map(found.map((entry) => [entry.number, entry])),
  };
}

async function loadFiles(ctx: Ctx, documents: readonly RichDocument[]) {
  const files = await ctx.loaders.visibleFile.loadMany(documents.flatMap(filesOf));
  return new Map(
    files
      .filter(isRow)
      .map((file) => [file.id, { src: filePath(file), width: file.width, height: file.height }]),
  );
}

function isRow<T extends object>(row: T | Error | null): row is T {
  return row !== null && !(row instanceof Error);
}
