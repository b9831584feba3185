import { AUDIENCES, filesOf, withoutHidden, type DiagramData, type EquipmentData } from '@fieldlore/content';
import { In } from 'typeorm';
import type { Authorized } from '../access/entries.ts';
import { visibleFiles } from '../access/files.ts';
import { Audience } from '../access/roles.ts';
import type { Ctx } from '../context.ts';
import { EntryFile } from '../files/file.entity.ts';
import type { EntryContent } from './entry-content.ts';
import type { Entry } from './entry.entity.ts';
import { EntryKind } from './entry.enums.ts';

/** Files that stand in a kind's data: pictures of connectors, photos of taps, documents and pictures of a device. */
export function filesInData(kind: EntryKind, data: unknown): string[] {
  if (kind === EntryKind.DIAGRAM) {
    const { pictures, taps } = data as DiagramData;
    return [...pictures.map((picture) => picture.file), ...taps.flatMap((tap) => tap.photo ?? [])];
  }
  return kind === EntryKind.EQUIPMENT
    ? [...(data as EquipmentData).documents, ...((data as EquipmentData).pictures ?? [])].map(
        ({ file }) => file,
      )
    : [];
}

/** Lets editors of the entry see the files of its draft. Files that do not exist are passed over: their picture shows its alt text. */
export async function trackDraftFiles(
  tx: Ctx,
  entry: Authorized<Entry>,
  content: EntryContent,
): Promise<void> {
  const files = await visible(tx, [...filesOf(content.body), ...filesInData(entry.kind, content.data)]);
  if (files.length === 0) return;
  await tx.db
    .getRepository(EntryFile)
    .createQueryBuilder()
    .insert()
    .values(files.map((fileId) => ({ entryId: entry.id, fileId, publishedFor: null })))
    .orIgnore()
    .execute();
}

/**
 * Opens the files of a revision to its readers, each to those who may read the block it stands in, and closes the others:
 * who may see the history still sees them there.
 */
export async function publishFiles(tx: Ctx, entry: Authorized<Entry>, content: EntryContent): Promise<void> {
  const widest = new Map<string, Audience>();
  for (const audience of AUDIENCES.toReversed())
    for (const file of filesOf(withoutHidden(content.body, audience))) widest.set(file, Audience[audience]);
  for (const file of filesInData(entry.kind, content.data)) widest.set(file, Audience.PUBLIC);

  const rows = tx.db.getRepository(EntryFile);
  await rows.update({ entryId: entry.id }, { publishedFor: null });
  // Only files that came with a draft of somebody who may see them have a row: that the publisher may is not enough.
  for (const [publishedFor, files] of Map.groupBy(widest.keys(), (file) => widest.get(file)!))
    await rows.update({ entryId: entry.id, fileId: In(files) }, { publishedFor });
}

/** A file that the author may not see stays closed: naming its id in a draft of one's own opens nothing. */
async function visible(tx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const query = (await visibleFiles(tx)).andWhere('file.id = ANY(:ids)', { ids: [...new Set(ids)] });
  return (await query.getMany()).map((file) => file.id);
}
