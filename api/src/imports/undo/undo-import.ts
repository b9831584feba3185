import { mustBeAdmin } from '../../access/people.ts';
import { FitmentChangeCause } from '../../catalogue/fitment-change.entity.ts';
import { Fitment } from '../../catalogue/fitment.entity.ts';
import { signChanges } from '../../catalogue/sign-changes.ts';
import { Generation, Make, VehicleModel } from '../../catalogue/vehicle.entity.ts';
import type { Ctx } from '../../context.ts';
import { ConflictError, type Message, NotFoundError } from '../../errors.ts';
import { ImportRun, ImportStatus } from '../import-run.entity.ts';
import { findImporter } from '../importers.ts';
import { nowhere, warning } from '../report.ts';
import { markKeptCards, undoCards } from './undo-cards.ts';

/** What an import can take back, parents before what stands on them. */
const tables = [Make, VehicleModel, Generation, Fitment] as const;

/** Names of rows in a message; the rest are counted. */
const mostNamed = 10;

/** Whether the run wrote something that can be taken back: nothing but rows of the catalogue. */
export function canBeUndone(run: ImportRun): boolean {
  return (
    run.status === ImportStatus.APPLIED &&
    !run.isDryRun &&
    run.undoneAt === null &&
    findImporter(run.importer)?.canBeUndone === true
  );
}

/**
 * Takes back what an import wrote in the catalogue: what it added goes, what it changed or removed is as it was. Cards that
 * it made go to the bin, cards that it changed say again what they said.
 * @param keepChanged leave alone what was changed since, or is in use by then, and name it in the report with the reason;
 *   otherwise one such row refuses all
 * @throws ConflictError that names what was changed since; NotFoundError, ForbiddenError
 */
export async function undoImport(tx: Ctx, input: { id: string; keepChanged: boolean }): Promise<ImportRun> {
  mustBeAdmin(tx);
  const runs = tx.db.getRepository(ImportRun);
  const run = await runs.findOne({ where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!run || !canBeUndone(run)) throw new NotFoundError();
  await signChanges(tx, FitmentChangeCause.RETURN);
  await collectChanges(tx, run.id);
  await markChangedSince(tx);
  const kept = await tx.db.query<Kept[]>(
    `SELECT coalesce(label, row_id::text) AS label, why FROM undone WHERE is_kept ORDER BY label`,
  );
  if (kept.length > 0 && !input.keepChanged) throw changedSince(kept);
  for (const entity of tables.toReversed())
    await tx.db.query(
      `DELETE FROM ${tableOf(tx, entity)} row USING undone
       WHERE undone.table_name = $1 AND undone.row_id = row.id AND undone.before IS NULL AND NOT undone.is_kept`,
      [tableOf(tx, entity)],
    );
  for (const entity of tables) await restore(tx, entity);
  await undoCards(tx);
  await tx.db.query('DROP TABLE undone');
  await runs.update(run.id, { undoneAt: tx.now() });
  await tellKept(tx, run.id, kept);
  return await runs.findOneByOrFail({ id: run.id });
}

const tableOf = (tx: Ctx, entity: (typeof tables)[number]) => tx.db.connection.getMetadata(entity).tableName;

/** Each row that the import touched once: as it stood before, and as the import left it. */
async function collectChanges(tx: Ctx, runId: string): Promise<void> {
  await tx.db.query(
    `CREATE TEMPORARY TABLE undone ON COMMIT DROP AS
     SELECT first.table_name, first.row_id, first.before, last.after_hash, false AS is_kept, NULL::text AS why, NULL::text AS label
     FROM (SELECT DISTINCT ON (table_name, row_id) * FROM import_change WHERE run_id = $1 ORDER BY table_name, row_id, id) first
     JOIN (SELECT DISTINCT ON (table_name, row_id) * FROM import_change WHERE run_id = $1 ORDER BY table_name, row_id, id DESC) last
       USING (table_name, row_id)
     WHERE first.before IS NOT NULL OR last.after_hash IS NOT NULL`,
    [runId],
  );
  await tx.db.query('CREATE INDEX ON undone (table_name, row_id)');
  await tx.db.query('ANALYZE undone');
}

/** Rows that are not as the import left them, that their source brought anew or somebody proved since, or that others stand on. */
async function markChangedSince(tx: Ctx): Promise<void> {
  for (const entity of tables) {
    const table = tableOf(tx, entity);
    // Whoever changes one of them now waits, and finds it as it is afterwards.
    await tx.db.query(
      `SELECT FROM ${table} row WHERE row.id IN (SELECT row_id FROM undone WHERE table_name = $1) ORDER BY row.id FOR UPDATE`,
      [table],
    );
    await tx.db.query(
      `UPDATE undone SET is_kept = true, why = 'CHANGED'
       WHERE table_name = $1 AND (
         after_hash IS DISTINCT FROM (SELECT import_row_hash(to_jsonb(row)) FROM ${table} row WHERE row.id = undone.row_id)
         OR EXISTS (SELECT 1 FROM ${table} row WHERE row.source_key = before->>'source_key' AND row.id <> undone.row_id))`,
      [table],
    );
  }
  const added = (table: string) => `undone.table_name = '${table}' AND undone.before IS NULL`;
  const stays = (table: string, id: string) =>
    `NOT EXISTS (SELECT 1 FROM undone other WHERE other.table_name = '${table}' AND other.row_id = ${id} AND other.before IS NULL AND NOT other.is_kept)`;
  await tx.db.query(`
    UPDATE undone SET is_kept = true, why = coalesce(why, 'USED') WHERE undone.table_name = 'fitment' AND (
      EXISTS (SELECT 1 FROM fitment_evidence evidence WHERE evidence.fitment_id = undone.row_id) AND undone.before IS NULL
      OR EXISTS (SELECT 1 FROM installation_report report WHERE report.fitment_id = undone.row_id) AND undone.before IS NULL
      OR EXISTS (SELECT 1 FROM visit_device device WHERE device.fitment_id = undone.row_id) AND undone.before IS NULL
      OR undone.before IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = (undone.before->>'equipment_id')::uuid));
    UPDATE undone SET is_kept = true, why = coalesce(why, 'USED') WHERE ${added('generation')} AND (
      EXISTS (SELECT 1 FROM fitment WHERE fitment.generation_id = undone.row_id AND ${stays('fitment', 'fitment.id')})
      OR EXISTS (SELECT 1 FROM visit WHERE visit.generation_id = undone.row_id)
      OR EXISTS (SELECT 1 FROM kit_link link WHERE link.generation_id = undone.row_id)
      OR EXISTS (SELECT 1 FROM entry_vehicle link WHERE link.generation_id = undone.row_id));
    UPDATE undone SET is_kept = true, why = coalesce(why, 'USED') WHERE ${added('vehicle_model')} AND (
      EXISTS (SELECT 1 FROM fitment WHERE fitment.model_id = undone.row_id AND ${stays('fitment', 'fitment.id')})
      OR EXISTS (SELECT 1 FROM generation WHERE generation.model_id = undone.row_id AND ${stays('generation', 'generation.id')})
      OR EXISTS (SELECT 1 FROM visit WHERE visit.model_id = undone.row_id)
      OR EXISTS (SELECT 1 FROM kit_link link WHERE link.model_id = undone.row_id)
      OR EXISTS (SELECT 1 FROM entry_vehicle link WHERE link.model_id = undone.row_id));
    UPDATE undone SET is_kept = true, why = coalesce(why, 'USED') WHERE ${added('make')} AND (
      EXISTS (SELECT 1 FROM vehicle_model model WHERE model.make_id = undone.row_id AND ${stays('vehicle_model', 'model.id')})
      OR EXISTS (SELECT 1 FROM entry_vehicle link WHERE link.make_id = undone.row_id));`);
  await markKeptCards(tx, stays);
  await tx.db.query(`
    UPDATE undone SET why = 'KIT' WHERE is_kept AND why = 'USED' AND EXISTS (SELECT FROM kit_link link WHERE undone.row_id IN (link.model_id, link.generation_id));
    UPDATE undone SET label = coalesce(
      (SELECT concat_ws(' ', make.name, model.name || ':', entry.title) FROM fitment JOIN vehicle_model model ON model.id = fitment.model_id
         JOIN make ON make.id = model.make_id JOIN entry ON entry.id = fitment.equipment_id WHERE fitment.id = undone.row_id),
      (SELECT concat_ws(' ', make.name, model.name, generation.name) FROM generation JOIN vehicle_model model ON model.id = generation.model_id
         JOIN make ON make.id = model.make_id WHERE generation.id = undone.row_id),
      (SELECT concat_ws(' ', make.name, model.name) FROM vehicle_model model JOIN make ON make.id = model.make_id WHERE model.id = undone.row_id),
      (SELECT make.name FROM make WHERE make.id = undone.row_id),
      (SELECT entry.title || ' № ' || entry.number FROM entry WHERE entry.id = undone.row_id))
      || CASE why WHEN 'KIT' THEN (SELECT ' (' || string_agg('/k/' || link.number, ', ' ORDER BY link.number) || ')' FROM kit_link link
           WHERE undone.row_id IN (link.model_id, link.generation_id)) ELSE '' END
    WHERE is_kept`);
}

/** Rows go back as they stood, but that whoever has one open for a change learns of it by its version. */
async function restore(tx: Ctx, entity: (typeof tables)[number]): Promise<void> {
  const table = tableOf(tx, entity);
  const { columns } = tx.db.connection.getMetadata(entity);
  const names = columns.map(({ databaseName }) => `"${databaseName}"`);
  const valueOf = (name: string) => {
    if (name === '"version"') return `greatest(row.version, ${table}.version) + 1`;
    return name === '"updated_at"' ? 'now()' : `row.${name}`;
  };
  const changed = names.filter((name) => name !== '"id"');
  await tx.db.query(
    `INSERT INTO ${table} (${names.join(', ')})
     SELECT ${names.map((name) => (name === '"updated_at"' ? 'now()' : `row.${name}`)).join(', ')}
     FROM undone, jsonb_populate_record(NULL::${table}, undone.before) row
     WHERE undone.table_name = $1 AND undone.before IS NOT NULL AND NOT undone.is_kept
     ON CONFLICT (id) DO UPDATE SET ${changed.map((name) => `${name} = ${valueOf(name).replace('row.', 'excluded.')}`).join(', ')}`,
    [table],
  );
}

/** What outlives the undoing, and why. */
interface Kept {
  label: string;
  why: 'CHANGED' | 'USED' | 'KIT' | 'PUBLISHED';
}

const reasons: Record<Kept['why'], Message> = {
  CHANGED: { ru: 'После импорта это изменили.', en: 'It was changed since the import.' },
  USED: { ru: 'Этим уже пользуются: на это ссылаются другие строки или записи.', en: 'It is in use: other rows or entries refer to it.' },
  KIT: { ru: 'На это ведёт номер комплекта, который кому-то дали.', en: 'The number of a kit that somebody was given leads there.' },
  PUBLISHED: { ru: 'До импорта карточка была черновиком, а теперь опубликована.', en: 'The card was a draft before the import and is published now.' },
}; // prettier-ignore

/** The report names what stayed, beside what the import did. */
async function tellKept(tx: Ctx, runId: string, kept: readonly Kept[]): Promise<void> {
  if (kept.length === 0) return;
  const rows = kept.map(({ label, why }) =>
    warning(nowhere, label, {
      message: { ru: `Отмена импорта это оставила. ${reasons[why].ru}`, en: `Taking the import back left this. ${reasons[why].en}` },
      remedy: { ru: 'Если это лишнее, удалите или верните его сами.', en: 'Where it is not wanted, remove or mend it yourself.' },
    }),
  );
  await tx.db.query(
    `UPDATE import_run SET report = report || $2::jsonb, warnings = warnings + $3 WHERE id = $1`,
    [runId, JSON.stringify(rows), rows.length],
  );
} // prettier-ignore

function changedSince(kept: readonly Kept[]): ConflictError {
  const list = kept.slice(0, mostNamed).map(({ label }) => label).join('; '); // prettier-ignore
  const more = kept.length - mostNamed;
  return new ConflictError({
    ru: `После импорта изменили или стали использовать: ${list}${more > 0 ? ` и ещё ${more}` : ''}. Отмените остальное, оставив это как есть, или верните эти строки сами.`,
    en: `Changed or in use since the import: ${list}${more > 0 ? ` and ${more} more` : ''}. Take back the rest and leave these as they are, or mend these rows yourself.`,
  });
}
