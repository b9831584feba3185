import type { Authorized } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { ConflictError } from '../errors.ts';
import type { EntryContent } from './entry-content.ts';
import { governanceFor, personalOwner } from './entry-rules.ts';
import { Entry } from './entry.entity.ts';
import { EntryStatus, type Governance } from './entry.enums.ts';
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
  return await addRevision(tx, entry, content, note);
}

/** @returns the id of the entry's next revision */
export async function addRevision(
  tx: Ctx,
  entry: Authorized<Entry>,
  content: EntryContent,
  note: string | null,
): Promise<string> {
  const revisions = tx.db.getRepository(Revision);
  const last = await revisions.maximum('number', { entryId: entry.id });
  const revision = revisions.create({
    ...content,
    entryId: entry.id,
    number: (last ?? 0) + 1,
    authorId: tx.viewer.person?.id ?? null,
    note,
    createdAt: tx.now(),
    savedAt: tx.now(),
  });
  await revisions.insert(revision as never);
  return revision.id;
}

/**
 * What changes in the entry's row with new content in its draft, whoever wrote it and from wherever.
 * @param governance that the entry has or is to have
 */
export function draftChanges(
  tx: Ctx,
  entry: Authorized<Entry>,
  { title, data }: EntryContent,
  governance: Governance,
): Partial<Entry> {
  const isPublished = entry.publishedRevisionId !== null;
  return {
    governance: governanceFor(entry.kind, data, governance),
    // What was handed in for review is no longer what stands there: it has to be handed in again.
    submittedById: null,
    ...(entry.status === EntryStatus.IN_REVIEW && {
      status: isPublished ? EntryStatus.PUBLISHED : EntryStatus.DRAFT,
    }),
    // Readers of something published are no business of its draft, see publishEntry.
    ...(!isPublished && {
      title,
      personalTo: personalOwner(entry.kind, data, creatorOf(tx, entry)),
      updatedAt: tx.now(),
    }),
  };
}

/** Who made the entry: the viewer, where nobody is known to have. A personal answer is theirs. */
export function creatorOf(tx: Ctx, entry: Entry): string | null {
  return entry.createdById ?? tx.viewer.person?.id ?? null;
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
