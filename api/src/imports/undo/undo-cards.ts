import { Audience } from '../../access/roles.ts';
import type { Ctx } from '../../context.ts';
import { binEntry, discardDraft } from '../../entries/change-entry-status.ts';
import { Entry } from '../../entries/entry.entity.ts';
import { Confidence } from '../../entries/entry.enums.ts';
import { publishEntry } from '../../entries/publish-entry.ts';
import { Revision } from '../../entries/revision.entity.ts';
import { saveEntry } from '../../entries/save-entry.ts';
import type { CardBefore } from './note-cards.ts';

/**
 * Cards that are not as the import left them, or that others use by now; to be asked once it is known which fitments stay.
 * One that people put into the bin is gone already.
 * @param stays SQL that tells whether a row of a table outlives the undoing
 */
export async function markKeptCards(tx: Ctx, stays: (table: string, id: string) => string): Promise<void> {
  await tx.db.query(`
    SELECT FROM entry WHERE entry.id IN (SELECT row_id FROM undone WHERE table_name = 'entry') ORDER BY entry.id FOR UPDATE;
    DELETE FROM undone WHERE table_name = 'entry'
      AND NOT EXISTS (SELECT FROM entry WHERE entry.id = undone.row_id AND entry.deleted_at IS NULL);
    UPDATE undone SET is_kept = true, why = 'CHANGED'
    FROM entry WHERE undone.table_name = 'entry' AND entry.id = undone.row_id AND entry.version::text <> undone.after_hash;
    UPDATE undone SET is_kept = true, why = 'PUBLISHED'
    WHERE undone.table_name = 'entry' AND NOT is_kept AND before IS NOT NULL AND NOT (before->>'isPublished')::boolean;
  `);
  // A link from a card that is taken back as well goes with it.
  const fromOther = (
    id: string,
  ) => `${id} NOT IN (SELECT row_id FROM undone WHERE table_name = 'entry' AND NOT is_kept)
    AND EXISTS (SELECT FROM entry other WHERE other.id = ${id} AND other.deleted_at IS NULL)`;
  const mark = `
    UPDATE undone SET is_kept = true, why = 'USED' WHERE undone.table_name = 'entry' AND undone.before IS NULL AND NOT is_kept AND (
      EXISTS (SELECT FROM fitment WHERE fitment.equipment_id = undone.row_id AND ${stays('fitment', 'fitment.id')})
      OR EXISTS (SELECT FROM entry_link link WHERE link.to_id = undone.row_id AND ${fromOther('link.from_id')})
      OR EXISTS (SELECT FROM equipment_relation link WHERE link.to_id = undone.row_id AND ${fromOther('link.from_id')})
      OR EXISTS (SELECT FROM entry_equipment link WHERE link.equipment_id = undone.row_id AND ${fromOther('link.entry_id')})
      OR EXISTS (SELECT FROM visit_device WHERE visit_device.equipment_id = undone.row_id)
      OR EXISTS (SELECT FROM import_match WHERE import_match.equipment_id = undone.row_id)
      OR EXISTS (SELECT FROM entry_use WHERE entry_use.entry_id = undone.row_id)
      OR EXISTS (SELECT FROM entry_vote WHERE entry_vote.entry_id = undone.row_id))
    RETURNING undone.row_id`;
  // What a kept card leads to stays as well, and what that leads to.
  for (;;) {
    const [marked] = await tx.db.query<[unknown[], number]>(mark);
    if (marked.length === 0) return;
  }
}

/** Cards that the import made go to the bin, others say what they said before: as a new revision, since history is kept. */
export async function undoCards(tx: Ctx): Promise<void> {
  const cards = await tx.db.query<{ id: string; before: CardBefore | null }[]>(
    `SELECT row_id AS id, before FROM undone WHERE table_name = 'entry' AND NOT is_kept ORDER BY before IS NULL, row_id`,
  );
  for (const { id, before } of cards) {
    const entry = await tx.db.getRepository(Entry).findOneByOrFail({ id });
    if (before) await restoreCard(tx, entry, before);
    else await binEntry(tx, entry);
  }
}

async function restoreCard(tx: Ctx, entry: Entry, before: CardBefore): Promise<void> {
  const placement = {
    tags: before.tags,
    audience: Audience[before.audience as Audience],
    confidence: Confidence[before.confidence as Confidence],
  };
  // The import left a draft, and nobody published it.
  if (entry.publishedRevisionId === before.revisionId) {
    const { id, version } = entry.draftRevisionId ? await discardDraft(tx, entry) : entry;
    await saveEntry(tx, { id, version, ...placement });
    return;
  }
  const { title, body, data, number } = await tx.db
    .getRepository(Revision)
    .findOneByOrFail({ id: before.revisionId });
  const note = `← ${number}`;
  const { entry: saved } = await saveEntry(tx, { id: entry.id, version: entry.version, title, body, data, ...placement, note }); // prettier-ignore
  await publishEntry(tx, { id: saved.id, version: saved.version, note });
}
