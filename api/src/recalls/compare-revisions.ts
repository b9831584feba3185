import type { DiagramData, RichDocument } from '@fieldlore/content';
import { changeLine, diffDiagrams, diffDocuments } from '@fieldlore/content';
import { canRead, canWork } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { selectFromPrimary } from '../database/rows.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { Revision } from '../entries/revision.entity.ts';
import { bodyFor, dataFor } from '../entries/shown-revision.ts';
import { NotFoundError } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';

/** A revision as it is compared: without what is above the viewer, or of entries that they may not see. */
export type ShownRevision = Pick<Revision, 'number' | 'title' | 'body' | 'data' | 'publishedAt'>;

interface Asked {
  entry: Entry;
  revision: number;
}

/**
 * Of these revisions those that the viewer may compare with what is published now.
 *
 * What a revision said is history, for those who write in the section. Of others, a correction shows what was wrong to
 * everybody who may read the entry, and who used a revision while it stood may see what became of it.
 */
export async function mayCompare(ctx: Ctx, asked: readonly Asked[]): Promise<Asked[]> {
  const sees = await ctx.visibility();
  const readable = asked.filter(({ entry }) => canRead(sees, entry) && entry.publishedRevisionId !== null);
  const others = readable.filter(({ entry }) => !canWork(sees, entry));
  if (others.length === 0) return readable;
  const rows = await selectFromPrimary(
    ctx.db,
    `SELECT asked.entry_id AS id, asked.number FROM unnest($1::uuid[], $2::int[]) AS asked (entry_id, number)
     JOIN revision ON revision.entry_id = asked.entry_id AND revision.number = asked.number AND revision.published_at IS NOT NULL
     WHERE EXISTS (SELECT 1 FROM recall WHERE recall.entry_id = asked.entry_id
             AND asked.number >= recall.wrong_since AND asked.number < recall.revision)
        OR EXISTS (SELECT 1 FROM entry_reading WHERE revision_id = revision.id AND person_id = $3::uuid)`,
    [
      others.map(({ entry }) => entry.id),
      others.map(({ revision }) => revision),
      ctx.viewer.person?.id ?? null,
    ],
  );
  const open = new Set(rows.map(({ id, number }) => `${String(id)} ${String(number)}`));
  return readable.filter(
    ({ entry, revision }) => canWork(sees, entry) || open.has(`${entry.id} ${revision}`),
  );
}

/**
 * A revision and a newer one; what is published now, where none is named.
 * @param to for those who write in the section
 * @throws NotFoundError also where the difference is not the viewer's to see
 */
export async function compareRevisions(
  ctx: Ctx,
  entry: Entry | null,
  { number, to }: { number: number; to: number | null },
): Promise<{ entry: Entry; older: ShownRevision; newer: ShownRevision }> {
  if (!entry || !(await isTheirs(ctx, entry, number, to))) throw new NotFoundError();
  const revisions = ctx.db.getRepository(Revision);
  const [older, newer] = await Promise.all([
    revisions.findOneBy({ entryId: entry.id, number }),
    to === null
      ? entry.publishedRevisionId && ctx.loaders.revision.load(entry.publishedRevisionId)
      : revisions.findOneBy({ entryId: entry.id, number: to }),
  ]);
  if (!older || !newer) throw new NotFoundError();
  return { entry, older: await shownTo(ctx, entry, older), newer: await shownTo(ctx, entry, newer) };
}

async function isTheirs(ctx: Ctx, entry: Entry, revision: number, to: number | null): Promise<boolean> {
  if (canWork(await ctx.visibility(), entry)) return true;
  return to === null && (await mayCompare(ctx, [{ entry, revision }])).length > 0;
}

/** What publishing the draft would change, line by line; nothing where there is no draft or nothing is published. */
export async function draftLines(ctx: Ctx, entry: Entry): Promise<string[]> {
  const { publishedRevisionId, draftRevisionId } = entry;
  if (!publishedRevisionId || !draftRevisionId || !canWork(await ctx.visibility(), entry)) return [];
  const [older, newer] = await ctx.loaders.revision.loadMany([publishedRevisionId, draftRevisionId]);
  if (!(older instanceof Revision) || !(newer instanceof Revision)) return [];
  return changeLines(entry.kind, older, newer, ctx.request.locale);
}

export async function shownTo(ctx: Ctx, { kind }: Entry, revision: Revision): Promise<ShownRevision> {
  const { number, title, publishedAt } = revision;
  const [body, data] = await Promise.all([bodyFor(ctx, revision.body), dataFor(ctx, kind, revision.data)]);
  return { number, title, body, data, publishedAt };
}

const quoted = { ru: (text: string) => `«${text}»`, en: (text: string) => `“${text}”` };
const otherData = {
  ru: 'Изменены сведения карточки: откройте её.',
  en: 'The facts of the card changed: open it.',
};

/** What changed, line by line, for whoever has no room for more: the parts of a diagram, then the words of the text. */
export function changeLines(
  kind: EntryKind,
  older: ShownRevision,
  newer: ShownRevision,
  locale: Locale,
): string[] {
  const title =
    older.title === newer.title ? [] : [`${quoted[locale](older.title)} → ${quoted[locale](newer.title)}`];
  const hasOtherData =
    kind !== EntryKind.DIAGRAM && JSON.stringify(older.data) !== JSON.stringify(newer.data);
  const parts =
    kind === EntryKind.DIAGRAM
      ? diffDiagrams(older.data as DiagramData, newer.data as DiagramData).map((one) =>
          changeLine(one, locale),
        )
      : [];
  return [
    ...title,
    ...parts,
    ...(hasOtherData ? [otherData[locale]] : []),
    ...textLines(older.body, newer.body),
  ];
}

function textLines(older: RichDocument, newer: RichDocument): string[] {
  return diffDocuments(older, newer).flatMap(({ change, parts, isFormatOnly }) => {
    if (change === 'SAME' || isFormatOnly) return [];
    const side = (left: 'ADDED' | 'REMOVED') =>
      parts
        .filter((part) => part.change !== left)
        .map(({ text }) => text)
        .join('')
        .trim();
    const [was, is] = [side('ADDED'), side('REMOVED')];
    return [
      ...(was && change !== 'ADDED' ? [`− ${was}`] : []),
      ...(is && change !== 'REMOVED' ? [`+ ${is}`] : []),
    ];
  });
}
