import type { Authorized } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { ConflictError } from '../errors.ts';
import type { EntryContent } from './entry-content.ts';
import { Entry } from './entry.entity.ts';
import { Revision } from './revision.entity.ts';

/** Saves of one author closer together than this stay one revision: autosave must not fill the history. */
const oneSitting = 10 * 60 * 1000;

/** The draft's revision id after writing the content: the same one while its author is still at it, else the next. */
export async function writeDraft(
  tx: Ctx,
  entry: Authorized<Entry>,
  content: EntryContent,
  note: string | null,
): Promise<string> {
  const revisions = tx.db.getRepository(Revision);
  const now = tx.now();
  const author = tx.viewer.person?.id ?? null;
  const draft = entry.draftRevisionId ? await revisions.findOneBy({ id: entry.draftRevisionId }) : null;
  if (draft && draft.authorId === author && now.getTime() - draft.createdAt.getTime() < oneSitting) {
    await revisions.update(draft.id, { ...content, savedAt: now, ...(note !== null && { note }) } as never);
    return draft.id;
  }
  const last = await revisions.maximum('number', { entryId: entry.id });
  const revision = revisions.create({
    ...content,
    entryId: entry.id,
    number: (last ?? 0) + 1,
    authorId: author,
    note,
    createdAt: now,
    savedAt: now,
  });
  await revisions.insert(revision as never);
  return revision.id;
}

/**
 * Changes the row only while it is still the version that was loaded, and counts it up.
 * `save()` with a version column would let the slower of two writers win without a word.
 * @throws ConflictError
 */
export async function updateEntry(
  tx: Ctx,
  entry: Authorized<Entry>,
  version: number,
  changes: Partial<Entry>,
): Promise<Entry> {
  const result = await tx.db
    .createQueryBuilder()
    .update(Entry)
    .set({ ...changes, version: version + 1 })
    .where({ id: entry.id, version })
    .execute();
  if (result.affected !== 1)
    throw new ConflictError({
      ru: 'Пока вы работали, запись изменил кто-то другой. Откройте её заново и повторите.',
      en: 'Somebody else changed this entry meanwhile. Open it again and repeat.',
    });
  return await tx.db.getRepository(Entry).findOneByOrFail({ id: entry.id });
}

/** Row-locks the entry, so that version and draft stay what was read until the transaction ends. */
export async function lockEntry(tx: Ctx, id: string): Promise<Entry | null> {
  return await tx.db.getRepository(Entry).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
}
