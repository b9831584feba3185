import type { Ctx } from '../context.ts';
import { select } from '../database/rows.ts';
import type { Recall } from './recall.entity.ts';
import { RecallUse } from './recall.enums.ts';

/**
 * Whether the work at a vehicle went by an entry: by the card of a device that was installed, or by a scheme of one that
 * is of this vehicle or of any, or that the row of its fitment names.
 * @param equipment SQL: the id of the device
 * @param model SQL: the id of the vehicle's model
 * @param fitment SQL: the id of the row, where there is one
 */
export const wentBy = (
  entry: string,
  equipment: string,
  model: string,
  fitment: string,
): string => `(${entry}.id = ${equipment}
  OR EXISTS (SELECT 1 FROM fitment AS fits WHERE fits.id = ${fitment} AND fits.diagram_id = ${entry}.id)
  OR ${entry}.kind = 'DIAGRAM'
    AND EXISTS (SELECT 1 FROM entry_equipment AS about WHERE about.entry_id = ${entry}.id AND about.equipment_id = ${equipment})
    AND (NOT EXISTS (SELECT 1 FROM entry_vehicle AS any_vehicle WHERE any_vehicle.entry_id = ${entry}.id)
      OR EXISTS (SELECT 1 FROM entry_vehicle AS vehicle JOIN vehicle_model AS made ON made.id = ${model}
        WHERE vehicle.entry_id = ${entry}.id
          AND (vehicle.model_id = made.id OR vehicle.model_id IS NULL AND vehicle.make_id = made.make_id))))`;

/** Most telling first: whoever worked by a revision is told of the work, not of the page they opened for it. */
const uses = `
  SELECT person_id, '${RecallUse.VISIT}' AS use, 1 AS rank, GREATEST(COALESCE(visit.started_at, visit.created_at), :wrongFrom::timestamptz) AS at
    FROM visit
    JOIN visit_device AS device ON device.visit_id = visit.id
    CROSS JOIN LATERAL (VALUES (visit.created_by_id), (visit.assigned_to_id)) AS whose (person_id)
    WHERE visit.created_at < :recalledAt AND COALESCE(visit.finished_at, :recalledAt) >= :wrongFrom
      AND ${wentBy('entry', 'device.equipment_id', 'visit.model_id', 'device.fitment_id')}
  UNION ALL
  SELECT report.person_id, '${RecallUse.INSTALLED}', 2, report.created_at
    FROM installation_report AS report
    JOIN fitment ON fitment.id = report.fitment_id
    WHERE report.created_at >= :wrongFrom AND report.created_at < :recalledAt
      AND ${wentBy('entry', 'fitment.equipment_id', 'fitment.model_id', 'fitment.id')}
  UNION ALL
  SELECT found.person_id, '${RecallUse.INSTALLED}', 2, found.created_at
    FROM diagram_report AS found
    JOIN revision ON revision.id = found.revision_id
    WHERE found.entry_id = entry.id AND revision.number >= :wrongSince AND revision.number < :revision
  UNION ALL
  SELECT used.person_id, '${RecallUse.USED}', 3, used.created_at
    FROM entry_use AS used
    WHERE used.entry_id = entry.id AND used.created_at >= :wrongFrom AND used.created_at < :recalledAt
  UNION ALL
  SELECT reading.person_id, reading.use, CASE reading.use WHEN '${RecallUse.OPENED}' THEN 5 ELSE 4 END, reading.last_at
    FROM entry_reading AS reading
    JOIN revision ON revision.id = reading.revision_id
    WHERE revision.entry_id = entry.id AND revision.number >= :wrongSince AND revision.number < :revision`;

/**
 * Writes a notice for everybody who relied on what was wrong, but those who put it right. Whether they may see the entry
 * is asked when they look: it may change until then, both ways.
 * @param author of what is right now
 */
export async function recallPeople(tx: Ctx, recall: Recall, author: string | null): Promise<void> {
  const { id, entryId, revision, wrongSince, wrongFrom, recalledAt } = recall;
  await select(
    tx.db,
    `INSERT INTO recall_notice (recall_id, person_id, revision, use, used_at)
     SELECT DISTINCT ON (used.person_id) :id::uuid, used.person_id,
       (SELECT max(number) FROM revision WHERE revision.entry_id = entry.id AND number < :revision
         AND (number = :wrongSince OR published_at <= used.at)),
       used.use, used.at
     FROM entry
     CROSS JOIN LATERAL (${uses}) AS used
     JOIN person ON person.id = used.person_id AND person.is_active
     WHERE entry.id = :entryId AND used.person_id IS DISTINCT FROM :publisher::uuid AND used.person_id IS DISTINCT FROM :author::uuid
     ORDER BY used.person_id, used.rank, used.at DESC`,
    {
      id,
      entryId,
      revision,
      wrongSince,
      wrongFrom,
      recalledAt,
      publisher: recall.recalledById,
      author,
    },
  );
}
