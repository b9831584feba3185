import { slugOf } from '@fieldlore/content';
import { type Ctx, withViewer } from '../../context.ts';
import { saveSection } from '../../sections/section.actions.ts';
import { ImportRowOutcome } from '../import-run.entity.ts';
import type { SectionDraft } from '../importer.ts';
import { nowhere, type ReportRow, written } from '../report.ts';
import type { WriteOptions } from './write-options.ts';

/** Makes the sections of a source below the chosen one; those that are there keep the names that people gave them. */
export async function writeSections(
  tx: Ctx,
  sections: readonly SectionDraft[],
  { set, sectionId }: WriteOptions,
): Promise<{ rows: ReportRow[]; ids: Map<string, string> }> {
  const bySlug = new Map((await tx.sections()).inOrder.map((section) => [section.slug, section]));
  const ids = new Map<string, string>();
  const rows: ReportRow[] = [];
  const { locale } = tx.request;
  for (const { key, parent, names } of sections) {
    const slug = slugOf(`${set} ${key}`, 120);
    const parentId = (parent === null ? null : ids.get(parent)) ?? sectionId;
    const known = bySlug.get(slug);
    // A context reads the tree once: the parent that was made a moment ago is in a new one.
    const section = known ?? (await saveSection(withViewer(tx, tx.viewer), { slug, parentId, names }));
    ids.set(key, section.id);
    rows.push(written(known ? ImportRowOutcome.UNCHANGED : ImportRowOutcome.ADDED, nowhere, names[locale]));
  }
  return { rows, ids };
}
