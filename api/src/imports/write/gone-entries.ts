import { archiveEntry, binEntry } from '../../entries/change-entry-status.ts';
import type { Ctx } from '../../context.ts';
import { EntryStatus } from '../../entries/entry.enums.ts';
import { ImportRowOutcome } from '../import-run.entity.ts';
import { nowhere, type ReportRow, written } from '../report.ts';
import type { EntryKeys } from './entry-keys.ts';
import type { WriteOptions } from './write-options.ts';

/** Tells of entries that the source no longer has; where it was asked for, published ones are archived and drafts binned. */
export async function reportGone(
  tx: Ctx,
  keys: EntryKeys,
  { removeGone }: WriteOptions,
): Promise<ReportRow[]> {
  const gone = keys.gone().filter(({ deletedAt, status }) => !deletedAt && status !== EntryStatus.ARCHIVED);
  if (removeGone)
    for (const entry of gone) await (entry.publishedRevisionId ? archiveEntry : binEntry)(tx, entry);
  return gone.map(({ title }) => written(ImportRowOutcome.GONE, nowhere, title));
}
