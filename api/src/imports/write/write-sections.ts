import { slugOf } from '@fieldlore/content';
import { type Ctx, withViewer } from '../../context.ts';
import { saveSection } from '../../sections/section.actions.ts';
import type { LocalizedText } from '../../graphql/locale.ts';
import { ImportRowOutcome } from '../import-run.entity.ts';
import type { SectionDraft } from '../importer.ts';
import { nowhere, type ReportRow, written } from '../report.ts';
import type { WriteOptions } from './write-options.ts';

export interface WrittenSections {
  rows: ReportRow[];
  /** Ids by the keys of drafts. */
  ids: Map<string, string>;
  /** Where entries go that lie in none of these. */
  top: string;
}

/**
 * Makes the sections of a source below the chosen one, or below one of the source's own. Those that are there keep the
 * names that people gave them.
 */
export async function writeSections(
  tx: Ctx,
  sections: readonly SectionDraft[],
  { set, sectionId }: WriteOptions,
): Promise<WrittenSections> {
  const bySlug = new Map((await tx.sections()).inOrder.map((section) => [section.slug, section]));
  const ids = new Map<string, string>();
  const rows: ReportRow[] = [];
  const { locale } = tx.request;
  const write = async (slug: string, parentId: string | null, names: LocalizedText): Promise<string> => {
    const known = bySlug.get(slug);
    rows.push(written(known ? ImportRowOutcome.UNCHANGED : ImportRowOutcome.ADDED, nowhere, names[locale]));
    // A context reads the tree once: the parent that was made a moment ago is in a new one.
    return (known ?? (await saveSection(withViewer(tx, tx.viewer), { slug, parentId, names }))).id;
  };
  const top = sectionId ?? (await write(slugOf(`import ${set}`), null, { ru: set, en: set }));
  for (const { key, parent, names } of sections)
    ids.set(
      key,
      await write(slugOf(`${set} ${key}`, 120), (parent === null ? null : ids.get(parent)) ?? top, names),
    );
  return { rows, ids, top };
}
