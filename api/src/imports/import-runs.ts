import type { Ctx } from '../context.ts';
import { PublicError } from '../errors.ts';
import { unforeseen } from '../graphql/format-errors.ts';
import { ImportRowOutcome, ImportRun, ImportStatus } from './import-run.entity.ts';
import type { Importer } from './importer.ts';
import { findMapping } from './import-mappings.ts';
import { previewTable } from './preview-table.ts';
import type { ColumnMapping } from './reading/columns.ts';
import type { ImportSource } from './reading/source.ts';
import type { ReportRow } from './report.ts';
import { type ImportOptions, type ImportReport, runImport } from './run-import.ts';

/** How often a run tells that it goes on, and asks whether it should. */
const heartbeat = 500;
/** Longer silence means that its process is gone, and with it the transaction. */
const silence = 60_000;

export type RunOptions = Omit<ImportOptions, 'onProgress' | 'signal' | 'runId'> & {
  /** A saved mapping; without one and without columns of its own a run takes the one that fits the table's header. */
  mappingName?: string | null;
  /** Also told the progress, beside the run's row. */
  onProgress?(done: number): void;
};

export async function beginRun(
  ctx: Ctx,
  importer: Importer,
  source: ImportSource,
  isDryRun: boolean,
): Promise<ImportRun> {
  const runs = ctx.db.getRepository(ImportRun);
  return await runs.save(
    runs.create({
      importer: importer.name,
      fileName: source.name,
      status: ImportStatus.RUNNING,
      isDryRun,
      personId: ctx.viewer.person?.id ?? null,
    }),
  );
}

/**
 * Does what was begun, keeping its row up to date outside of the import's own transaction: others see the progress and
 * may cancel it from any process.
 * @returns null where it failed of something nobody foresaw; the log tells of what
 */
export async function performRun(
  ctx: Ctx,
  run: ImportRun,
  importer: Importer,
  source: ImportSource,
  options: RunOptions,
  stop = new AbortController(),
): Promise<ImportReport | null> {
  const runs = ctx.db.getRepository(ImportRun);
  let progress = 0;
  const timer = setInterval(() => {
    runs
      .update({ id: run.id, status: ImportStatus.RUNNING }, { progress, lastSeenAt: new Date() })
      .then(({ affected }) => affected === 0 && stop.abort())
      .catch((error: unknown) =>
        ctx.log.warn({ err: error, run: run.id }, 'the progress of an import was not saved'),
      );
  }, heartbeat);
  try {
    const { mapping, name } = await mappingOf(ctx, importer, source, options);
    const preview = await previewTable(importer, source, mapping);
    await runs.update(run.id, { preview: preview as never, mappingName: name });
    const report = await runImport(ctx, importer, source, {
      ...options,
      mapping,
      runId: run.id,
      signal: stop.signal,
      onProgress: (done) => {
        progress = done;
        options.onProgress?.(done);
      },
    });
    clearInterval(timer);
    await runs.update(run.id, { ...columnsOf(report), progress: 1, finishedAt: new Date() } as never);
    return report;
  } catch (error) {
    clearInterval(timer);
    const { locale } = ctx.request;
    const isOurs = error instanceof PublicError;
    if (!isOurs) ctx.log.error({ err: error, run: run.id }, 'an import failed');
    await runs.update(run.id, {
      status: ImportStatus.FAILED,
      error: isOurs ? error.text[locale] : unforeseen[locale],
      finishedAt: new Date(),
    });
    return null;
  }
}

async function mappingOf(
  ctx: Ctx,
  importer: Importer,
  source: ImportSource,
  { mapping, mappingName }: RunOptions,
): Promise<{ mapping: ColumnMapping; name: string | null }> {
  if (Object.keys(mapping).length > 0 && !mappingName) return { mapping, name: null };
  const preview = await previewTable(importer, source, {});
  const saved = await findMapping(ctx, importer, { name: mappingName, header: preview?.header ?? null });
  return { mapping: { ...saved?.columns, ...mapping }, name: saved?.name ?? null };
}

/** The run stops at its next heartbeat, in whatever process it is, and nothing of it stays. */
export async function cancelRun(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .getRepository(ImportRun)
    .update({ id, status: ImportStatus.RUNNING }, { status: ImportStatus.CANCELLED, finishedAt: new Date() });
}

/** Newest first. */
export async function listRuns(ctx: Ctx, first: number): Promise<ImportRun[]> {
  return await ctx.db
    .getRepository(ImportRun)
    .find({ order: { startedAt: 'DESC', id: 'DESC' }, take: first });
}

export async function reportOf(ctx: Ctx, { id, report }: ImportRun): Promise<ReportRow[]> {
  if (report) return report;
  const runs = ctx.db.getRepository(ImportRun);
  return (await runs.findOneOrFail({ select: { id: true, report: true }, where: { id } })).report!;
}

/** What the row says, but that a silent run is not running any more. */
export function statusOf(run: ImportRun, now: Date): ImportStatus {
  const isSilent = run.status === ImportStatus.RUNNING && now.getTime() - run.lastSeenAt.getTime() > silence;
  return isSilent ? ImportStatus.FAILED : run.status;
}

function columnsOf({ status, rows, counts, questions }: ImportReport): Partial<ImportRun> {
  return {
    status,
    report: rows,
    questions,
    added: counts[ImportRowOutcome.ADDED],
    changed: counts[ImportRowOutcome.CHANGED],
    unchanged: counts[ImportRowOutcome.UNCHANGED],
    gone: counts[ImportRowOutcome.GONE],
    refused: counts[ImportRowOutcome.REFUSED],
    warnings: counts[ImportRowOutcome.WARNING],
  };
}
