import type { Ctx } from '../context.ts';
import { PublicError } from '../errors.ts';
import { unforeseen } from '../graphql/format-errors.ts';
import { ImportRowOutcome, ImportRun, ImportStatus } from './import-run.entity.ts';
import type { Importer } from './importer.ts';
import { previewTable } from './preview-table.ts';
import type { ImportSource } from './reading/source.ts';
import { type ImportOptions, type ImportReport, runImport } from './run-import.ts';

/** How often a run tells that it goes on, and asks whether it should. */
const heartbeat = 500;
/** Longer silence means that its process is gone, and with it the transaction. */
const silence = 60_000;

export type RunOptions = Omit<ImportOptions, 'onProgress' | 'signal'> & {
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
    const preview = await previewTable(importer, source, options.mapping);
    await runs.update(run.id, { preview: preview as never });
    const report = await runImport(ctx, importer, source, {
      ...options,
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

/** The run stops at its next heartbeat, in whatever process it is, and nothing of it stays. */
export async function cancelRun(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .getRepository(ImportRun)
    .update({ id, status: ImportStatus.RUNNING }, { status: ImportStatus.CANCELLED, finishedAt: new Date() });
}

/** What the row says, but that a silent run is not running any more. */
export function statusOf(run: ImportRun, now: Date): ImportStatus {
  const isSilent = run.status === ImportStatus.RUNNING && now.getTime() - run.lastSeenAt.getTime() > silence;
  return isSilent ? ImportStatus.FAILED : run.status;
}

function columnsOf({ status, rows, counts }: ImportReport): Partial<ImportRun> {
  return {
    status,
    report: rows,
    added: counts[ImportRowOutcome.ADDED],
    changed: counts[ImportRowOutcome.CHANGED],
    unchanged: counts[ImportRowOutcome.UNCHANGED],
    gone: counts[ImportRowOutcome.GONE],
    refused: counts[ImportRowOutcome.REFUSED],
    warnings: counts[ImportRowOutcome.WARNING],
  };
}
