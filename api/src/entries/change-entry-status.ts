import { authorize } from '../access/entries.ts';
import { releaseShortCode } from '../answers/short-codes.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, NotFoundError } from '../errors.ts';
import { addRevision, draftChanges, lockEntry, updateEntry } from './entry-revisions.ts';
import type { Entry } from './entry.entity.ts';
import { EntryStatus } from './entry.enums.ts';
import { projectKind } from './kind-projections.ts';
import type { EntryVersion } from './publish-entry.ts';
import { Revision } from './revision.entity.ts';

/** Hands the draft in for review. */
export async function submitEntry(tx: Ctx, { id, version }: EntryVersion): Promise<Entry> {
  const entry = await authorize(tx, 'submit', await lockEntry(tx, id));
  return await updateEntry(tx, entry, version, {
    status: EntryStatus.IN_REVIEW,
    submittedById: tx.viewer.person?.id ?? null,
  });
}

/** Takes the entry out of lists and search; its address still answers to staff. */
export async function archiveEntry(tx: Ctx, { id, version }: EntryVersion): Promise<Entry> {
  const entry = await authorize(tx, 'archive', await lockEntry(tx, id));
  await releaseShortCode(tx, entry);
  return await updateEntry(tx, entry, version, { status: EntryStatus.ARCHIVED });
}

export async function binEntry(tx: Ctx, { id, version }: EntryVersion): Promise<Entry> {
  const entry = await authorize(tx, 'bin', await lockEntry(tx, id));
  await releaseShortCode(tx, entry);
  return await updateEntry(tx, entry, version, { deletedAt: tx.now() });
}

/**
 * Back from the bin, or from the archive, to what it was: published, or a draft.
 * @throws ConflictError where another answer has its short code by now; ForbiddenError, NotFoundError
 */
export async function restoreEntry(tx: Ctx, { id, version }: EntryVersion): Promise<Entry> {
  const entry = await authorize(tx, 'restore', await lockEntry(tx, id));
  const wasArchived = entry.status === EntryStatus.ARCHIVED && !entry.deletedAt;
  const isArchived = entry.status === EntryStatus.ARCHIVED && !wasArchived;
  if (entry.publishedRevisionId && !isArchived) {
    const { data } = await tx.db.getRepository(Revision).findOneByOrFail({ id: entry.publishedRevisionId });
    await projectKind(tx, entry, data);
  }
  return await updateEntry(tx, entry, version, {
    deletedAt: null,
    ...(wasArchived && { status: entry.publishedRevisionId ? EntryStatus.PUBLISHED : EntryStatus.DRAFT }),
  });
}

/** Goes back to what is published. The thrown-away revision stays in the history. */
export async function discardDraft(tx: Ctx, { id, version }: EntryVersion): Promise<Entry> {
  const entry = await authorize(tx, 'edit', await lockEntry(tx, id));
  if (!entry.publishedRevisionId)
    throw new BadInputError([
      {
        path: 'id',
        message: {
          ru: 'Запись ещё не публиковалась: кроме черновика, ничего нет. Её можно отправить в корзину.',
          en: 'Nothing is published yet besides this draft. You can bin the entry.',
        },
      },
    ]);
  const status = entry.status === EntryStatus.IN_REVIEW ? EntryStatus.PUBLISHED : entry.status;
  return await updateEntry(tx, entry, version, { draftRevisionId: null, submittedById: null, status });
}

/** Makes an older revision the draft; publishing it is a step of its own. The draft before it stays in the history. */
export async function restoreRevision(
  tx: Ctx,
  { id, version, revisionId }: EntryVersion & { revisionId: string },
): Promise<Entry> {
  const entry = await authorize(tx, 'edit', await lockEntry(tx, id));
  const old = await tx.db.getRepository(Revision).findOneBy({ id: revisionId, entryId: id });
  if (!old) throw new NotFoundError();
  const { title, body, data } = old;
  const draftRevisionId = await addRevision(tx, entry, { title, body, data }, `← ${old.number}`);
  return await updateEntry(tx, entry, version, {
    draftRevisionId,
    ...draftChanges(tx, entry, old, entry.governance),
  });
}
