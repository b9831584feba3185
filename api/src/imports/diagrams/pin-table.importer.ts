import type { DiagramData } from '@fieldlore/content';
import { pinColumns } from '../../diagrams/tables/pin-columns.ts';
import { Locale } from '../../graphql/locale.ts';
import type { EntryDraft, Importer } from '../importer.ts';
import { mapColumns, unguarded } from '../reading/columns.ts';
import { readTables } from '../reading/read-table.ts';
import type { ImportSource } from '../reading/source.ts';
import type { ReportRow } from '../report.ts';
import { addPin, ReadConnectors, readPinRow } from './read-pins.ts';

/** Connectors as a table with a row a pin, such as the first sheet of an exported scheme; a file is a diagram. */
export const pinTables: Importer = {
  name: 'pins',
  title: { ru: 'Распиновка: таблица выводов', en: 'A pinout: a table of pins' },
  accepts: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'md', 'markdown', 'folder', 'zip'],
  columns: pinColumns,
  writesEntries: true,
  async read(source, { locale, mapping, signal }) {
    const findings: ReportRow[] = [];
    const diagrams = new Map<string, { place: EntryDraft['place']; connectors: ReadConnectors }>();
    for (const table of await readTables(source)) {
      const mapped = mapColumns(table, pinColumns, mapping);
      findings.push(...mapped.refused);
      const file = table.file ?? source.name;
      for (const row of mapped.rows.map(unguarded)) {
        signal.throwIfAborted();
        const read = readPinRow(row, pinColumns);
        if (Array.isArray(read)) {
          findings.push(...read);
          continue;
        }
        let diagram = diagrams.get(file);
        if (!diagram) diagrams.set(file, (diagram = { place: row.place(), connectors: new ReadConnectors() }));
        const refusal = addPin(diagram.connectors, read, row, pinColumns);
        if (refusal) findings.push(refusal);
      }
    }
    return { entries: [...diagrams].map(([file, one]) => entryOf(file, source, one, locale ?? Locale.ru)), findings };
  },
}; // prettier-ignore

function entryOf(
  file: string,
  source: ImportSource,
  { place, connectors }: { place: EntryDraft['place']; connectors: ReadConnectors },
  locale: Locale,
): EntryDraft {
  const stem = (file || source.name).replace(/\.[^.]+$/, '');
  return {
    place,
    key: stem,
    kind: 'DIAGRAM',
    locale,
    title: stem.slice(stem.lastIndexOf('/') + 1),
    tags: [locale === Locale.ru ? 'распиновка' : 'pinout'],
    content: () => ({ data: { connectors: connectors.list } satisfies Partial<DiagramData> }),
  };
}
