import { type Ctx, inTransaction } from '../context.ts';
import { mustBeAdmin } from '../access/people.ts';
import { ImportRowOutcome, ImportStatus } from './import-run.entity.ts';
import type { ImportContent, Importer, ReadOptions } from './importer.ts';
import type { MatchQuestion } from './matching/match-question.ts';
import type { ImportSource } from './reading/source.ts';
import { type ReportRow, UnreadableSource } from './report.ts';
import { type WrittenContent, writeContent } from './write/write-content.ts';
import { StoppedImport } from './write/write-entries.ts';
import type { WriteOptions } from './write/write-options.ts';

export interface ImportOptions extends ReadOptions, Omit<WriteOptions, 'importer' | 'set' | 'signal'> {
  /** What the source is called; else its name tells, see {@link setNameOf}. */
  set?: string | null;
  /** Under which what it writes in the catalogue is noted, so that it can be taken back. */
  runId?: string;
}

export interface ImportReport {
  status: Exclude<ImportStatus, ImportStatus.RUNNING | ImportStatus.FAILED>;
  /** In the order of the source; what did not change is only counted. */
  rows: ReportRow[];
  counts: Record<ImportRowOutcome, number>;
  /** What to confirm before the import can go on. */
  questions: MatchQuestion[];
}

/** Reading takes less time than writing. */
const readingShare = 0.2;

/**
 * Reads a source and writes all of it, or nothing: a refused row, a cancelled signal or a dry run rolls everything back.
 * A dry run does the same work, so that what it promises is what happens.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError for anybody but an admin
 */
export async function runImport(
  ctx: Ctx,
  importer: Importer,
  source: ImportSource,
  options: ImportOptions,
): Promise<ImportReport> {
  mustBeAdmin(ctx);
  const written: WrittenContent = { rows: [], questions: [] };
  const { rows } = written;
  try {
    const content = await importer.read(source, options);
    options.onProgress(readingShare);
    for (const finding of content.findings) rows.push(finding);
    await inTransaction(ctx, (tx) => writeOrRollBack(tx, importer, source, content, options, written));
    return reportOf(ImportStatus.APPLIED, written);
  } catch (error) {
    if (error instanceof RolledBack) return reportOf(error.status, written);
    if (options.signal.aborted) return reportOf(ImportStatus.CANCELLED, written);
    if (!(error instanceof UnreadableSource) && !(error instanceof StoppedImport)) throw error;
    rows.push(error.row);
    return reportOf(ImportStatus.REFUSED, written);
  }
}

async function writeOrRollBack(
  tx: Ctx,
  importer: Importer,
  source: ImportSource,
  content: ImportContent,
  options: ImportOptions,
  written: WrittenContent,
): Promise<void> {
  if (options.runId && !options.isDryRun)
    await tx.db.query(`SELECT set_config('fieldlore.import_run', $1, true)`, [options.runId]);
  const { rows, questions } = await writeContent(tx, content, {
    ...options,
    importer: importer.name,
    set: options.set || setNameOf(source),
    onProgress: (done) => options.onProgress(readingShare + done * (1 - readingShare)),
  });
  for (const row of rows) written.rows.push(row);
  written.questions.push(...questions);
  options.signal.throwIfAborted();
  if (written.rows.some(({ outcome }) => outcome === ImportRowOutcome.REFUSED))
    throw new RolledBack(ImportStatus.REFUSED);
  if (options.isDryRun) throw new RolledBack(ImportStatus.PREVIEWED);
}

/** Ends the transaction without a trace of what was done in it. */
class RolledBack extends Error {
  readonly status: ImportStatus.REFUSED | ImportStatus.PREVIEWED;

  constructor(status: RolledBack['status']) {
    super(status);
    this.status = status;
  }
}

function reportOf(status: ImportReport['status'], { rows, questions }: WrittenContent): ImportReport {
  const counts = Object.fromEntries(
    Object.values(ImportRowOutcome).map((outcome) => [outcome, 0]),
  ) as ImportReport['counts'];
  for (const { outcome } of rows) counts[outcome]++;
  return {
    status,
    counts,
    questions,
    rows: rows.filter(({ outcome }) => outcome !== ImportRowOutcome.UNCHANGED),
  };
}

/** `osticket-ru` and `osticket-en` are one set in two languages, `cars.csv` and `cars.json` one in two formats. */
export function setNameOf({ name }: Pick<ImportSource, 'name'>): string {
  const stem = name.replace(/\.[\p{L}\p{N}]{1,8}$/u, '').replace(/[-_](?:ru|en)(?:[-_][a-z]{2})?$/i, '');
  return stem.replaceAll(/[:/\\]/g, '-') || 'import';
}
