import type { App } from '../context.ts';
import { tryLockContentAlone } from './content-lock.ts';
import { allKeys } from './file-keys.ts';
import { StoredFile } from './file.entity.ts';
import { discardAbandoned } from './receive-file.ts';

const hour = 3600 * 1000;
/** Somebody may write an article for days before it is saved for the first time. */
const keptUnused = 7 * 24 * hour;
/** No upload takes that long. */
const keptIncoming = 24 * hour;
const batch = 200;

/**
 * Removes files that no entry shows in any of its revisions, no report and no visit, a week after they were
 * uploaded, and the bytes that no other file shares. Meant to run once a day; several processes may run it at the same
 * time.
 * @returns how many files were removed
 */
export async function removeUnusedFiles(app: App): Promise<number> {
  await discardAbandoned(app, new Date(app.now().getTime() - keptIncoming));
  let removed = 0;
  for (let after = ''; ;) {
    const files = await unusedFiles(app, after);
    for (const file of files) if (await remove(app, file)) removed++;
    if (files.length < batch) return removed;
    after = files.at(-1)!.id;
  }
}

/** A condition on `file`. */
const isUnused = `NOT EXISTS (SELECT 1 FROM entry_file WHERE file_id = file.id)
  AND NOT EXISTS (SELECT 1 FROM installation_report WHERE photo_id = file.id)
  AND NOT EXISTS (SELECT 1 FROM diagram_report_photo WHERE file_id = file.id)
  AND NOT EXISTS (SELECT 1 FROM visit_photo WHERE file_id = file.id)`;

/** @param after an id; the next ones in order come */
async function unusedFiles(app: App, after: string): Promise<StoredFile[]> {
  const query = app.db
    .getRepository(StoredFile)
    .createQueryBuilder('file')
    .where(isUnused)
    .andWhere('file.created_at < :uploadedBefore', {
      uploadedBefore: new Date(app.now().getTime() - keptUnused),
    });
  if (after) query.andWhere('file.id > :after', { after });
  return await query.orderBy('file.id').limit(batch).getMany();
}

/** @returns false where it is in use after all: by an entry, or by an upload of the same bytes; the next run looks again */
async function remove(app: App, file: StoredFile): Promise<boolean> {
  return await app.db.transaction(async (db) => {
    if (!(await tryLockContentAlone(db, file.sha256))) return false;
    // The foreign keys would refuse with an error; asking in the statement keeps it a question.
    const { affected } = await db
      .createQueryBuilder()
      .delete()
      .from(StoredFile)
      .where(`file.id = :id AND ${isUnused}`, { id: file.id })
      .execute();
    if (!affected) return false;
    if (await db.getRepository(StoredFile).existsBy({ sha256: file.sha256 })) return true;
    await db.query('DELETE FROM file_text WHERE "sha256" = $1', [file.sha256]);
    // Inside the transaction: if it fails, the row stays and the next run deletes both.
    for (const key of allKeys(file)) await app.files.delete(key);
    return true;
  });
}
