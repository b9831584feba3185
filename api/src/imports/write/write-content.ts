import { type Ctx, withViewer } from '../../context.ts';
import type { ImportContent } from '../importer.ts';
import type { MatchQuestion } from '../matching/match-question.ts';
import type { ReportRow } from '../report.ts';
import { writeDeviceTable } from './write-device-table.ts';
import { writeEntries } from './write-entries.ts';
import { writeFitments, writeVehicles } from './write-catalogue.ts';
import { writeFitmentTable } from './write-fitment-table.ts';
import { writeSections } from './write-sections.ts';
import type { WriteOptions } from './write-options.ts';

export interface WrittenContent {
  rows: ReportRow[];
  /** About names that the catalogue does not know. */
  questions: MatchQuestion[];
}

/**
 * Brings the database to what a source says, through the same actions that people use, and reports each row. Everything
 * happens in the transaction of `tx`: whoever began it decides whether it stays.
 */
export async function writeContent(
  tx: Ctx,
  content: ImportContent,
  options: WriteOptions,
): Promise<WrittenContent> {
  const {
    sections = [],
    vehicles = [],
    entries = [],
    fitments = [],
    fitmentTable = [],
    deviceTable = [],
  } = content;
  const rows = await writeVehicles(tx, vehicles, options);
  if (entries.length > 0) {
    const written = await writeSections(tx, sections, options);
    // The section tree is read once a context: new sections are in the next one.
    const next = withViewer(tx, tx.viewer);
    const found = await writeEntries(next, entries, written, options);
    rows.push(...written.rows, ...found.rows);
    rows.push(...(await writeFitments(next, fitments, found.equipment, options)));
  }
  rows.push(...(await writeDeviceTable(tx, deviceTable, options)));
  const table = await writeFitmentTable(tx, fitmentTable, options);
  for (const row of table.rows) rows.push(row);
  options.onProgress(1);
  return { rows, questions: table.questions };
}
