import type { App, Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import type { RecallUse } from './recall.enums.ts';

interface Note {
  revisionId: string;
  personId: string;
  use: RecallUse;
  at: Date;
}

interface Notebook {
  notes: Map<string, Note>;
  timer: NodeJS.Timeout | undefined;
  /** One at a time: two would write the same rows in different orders. */
  writing: Promise<void>;
}

const notebooks = new WeakMap<App, Notebook>();
/** Pages wait for nothing: what was opened meanwhile is written together. */
const writtenAfter = 2_000;
/** A note is worth less than the memory of the process, should the database be away for long. */
const mostNotes = 20_000;

/**
 * Notes that the viewer has the published revisions of these entries before them. Nothing waits for it and nothing is
 * noted of people who are not signed in.
 * @param entries that the viewer may read
 */
export function noteReading(ctx: Ctx, entries: readonly Entry[], use: RecallUse): void {
  const personId = ctx.viewer.person?.id;
  if (!personId) return;
  const notebook = notebookOf(ctx.app);
  for (const { publishedRevisionId: revisionId } of entries) {
    if (!revisionId || notebook.notes.size >= mostNotes) continue;
    notebook.notes.set(`${revisionId} ${personId} ${use}`, { revisionId, personId, use, at: ctx.now() });
  }
  notebook.timer ??= setTimeout(() => void writeReadings(ctx.app), writtenAfter).unref();
}

function notebookOf(app: App): Notebook {
  const notebook = notebooks.get(app) ?? { notes: new Map(), timer: undefined, writing: Promise.resolve() };
  notebooks.set(app, notebook);
  return notebook;
}

/** Writes what was noted so far: some times a minute, and before the process ends. */
export async function writeReadings(app: App): Promise<void> {
  const notebook = notebookOf(app);
  clearTimeout(notebook.timer);
  notebook.timer = undefined;
  const notes = [...notebook.notes.values()];
  notebook.notes.clear();
  if (notes.length > 0)
    notebook.writing = notebook.writing
      .then(() => write(app, notes))
      .catch((error: unknown) => app.log.warn({ err: error }, 'what was opened could not be noted'));
  await notebook.writing;
}

/**
 * Who opened a page in the moment before a correction of it was published is noted after it: they are reached here. Of
 * people and revisions that are gone by now nothing is written.
 */
async function write(app: App, notes: readonly Note[]): Promise<void> {
  await app.db.query(
    `WITH noted AS (
       SELECT note.* FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[]) AS note (revision_id, person_id, use, at)
       JOIN revision ON revision.id = note.revision_id JOIN person ON person.id = note.person_id
     ), written AS (
       INSERT INTO entry_reading (revision_id, person_id, use, last_at)
       SELECT revision_id, person_id, use, at FROM noted ORDER BY revision_id, person_id, use
       ON CONFLICT (revision_id, person_id, use) DO UPDATE SET last_at = GREATEST(entry_reading.last_at, EXCLUDED.last_at)
     )
     INSERT INTO recall_notice (recall_id, person_id, revision, use, used_at)
     SELECT recall.id, noted.person_id, revision.number, noted.use, noted.at FROM noted
     JOIN revision ON revision.id = noted.revision_id
     JOIN recall ON recall.entry_id = revision.entry_id
       AND revision.number >= recall.wrong_since AND revision.number < recall.revision
     WHERE noted.person_id IS DISTINCT FROM recall.recalled_by_id
     ON CONFLICT DO NOTHING`,
    [
      notes.map(({ revisionId }) => revisionId),
      notes.map(({ personId }) => personId),
      notes.map(({ use }) => use),
      notes.map(({ at }) => at),
    ],
  );
}
