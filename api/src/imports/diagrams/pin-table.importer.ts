import { Connector, type DiagramData, Pin } from '@fieldlore/content';
import { pinColumns } from '../../diagrams/tables/pin-columns.ts';
import { Locale } from '../../graphql/locale.ts';
import type { EntryDraft, Importer } from '../importer.ts';
import { type MappedRow, mapColumns, unguarded } from '../reading/columns.ts';
import { readTables } from '../reading/read-table.ts';
import type { ImportSource } from '../reading/source.ts';
import { type Problem, refused, type ReportRow } from '../report.ts';

/** Connectors as a table with a row a pin, such as the first sheet of an exported scheme; a file is a diagram. */
export const pinTables: Importer = {
  name: 'pins',
  title: { ru: 'Распиновка: таблица выводов', en: 'A pinout: a table of pins' },
  accepts: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'md', 'markdown', 'folder', 'zip'],
  columns: pinColumns,
  writesEntries: true,
  async read(source, { locale, mapping, signal }) {
    const findings: ReportRow[] = [];
    const diagrams = new Map<string, { place: EntryDraft['place']; connectors: Map<string, Connector> }>();
    for (const table of await readTables(source)) {
      const mapped = mapColumns(table, pinColumns, mapping);
      findings.push(...mapped.refused);
      const file = table.file ?? source.name;
      for (const row of mapped.rows.map(unguarded)) {
        signal.throwIfAborted();
        const read = readRow(row);
        if (Array.isArray(read)) {
          findings.push(...read);
          continue;
        }
        let diagram = diagrams.get(file);
        if (!diagram) diagrams.set(file, (diagram = { place: row.place(), connectors: new Map() }));
        const refusal = addPin(diagram.connectors, read, row);
        if (refusal) findings.push(refusal);
      }
    }
    return { entries: [...diagrams].map(([file, one]) => entryOf(file, source, one, locale ?? Locale.ru)), findings };
  },
}; // prettier-ignore

interface ReadPin {
  connector: Omit<Connector, 'pins'>;
  pin: Pin;
}

/** What the row says, or everything that is wrong with it. */
function readRow(row: MappedRow): ReadPin | ReportRow[] {
  const label = `${row.get('connector')}.${row.get('pin')}`;
  const problems: ReportRow[] = [];
  const pin: Record<string, unknown> = {};
  const connector: Record<string, unknown> = {};
  for (const { key, field, ofConnector, isRequired, read, expects } of pinColumns) {
    const cell = row.get(key);
    if (isRequired && cell === '') problems.push(refused(row.place(key), label, emptyCell));
    const value = read(cell);
    if (value === undefined) problems.push(refused(row.place(key), label, notUnderstood(cell, expects!)));
    else if (value !== null) (ofConnector ? connector : pin)[(ofConnector ?? field)!] = value;
  }
  if (problems.length > 0) return problems;
  const checked = [Pin.safeParse(pin), Connector.omit({ pins: true }).safeParse(connector)] as const;
  const [badPin, badConnector] = checked;
  if (badPin.success && badConnector.success) return { pin: badPin.data, connector: badConnector.data };
  return checked.flatMap(({ error }) =>
    (error?.issues ?? []).map(({ path, message }) => {
      const column = pinColumns.find(({ field, ofConnector }) => (ofConnector ?? field) === path[0]);
      return refused(row.place(column?.key), label, outOfRange(message));
    }),
  );
}

/** @returns the refusal where the connector has such a pin already, or is told otherwise further up */
function addPin(connectors: Map<string, Connector>, { connector, pin }: ReadPin, row: MappedRow): ReportRow | null {
  const known = connectors.get(connector.id);
  if (!known) {
    connectors.set(connector.id, { ...connector, pins: [pin] });
    return null;
  }
  const label = `${connector.id}.${pin.label}`;
  if (known.pins.some((other) => other.label === pin.label)) return refused(row.place('pin'), label, twice);
  const { pins: _, ...told } = known;
  const other = pinColumns.find(
    ({ ofConnector: field }) => field && connector[field] && told[field] && connector[field] !== told[field],
  );
  // A connector is told once: the kind that every connector has by default is no other word.
  if (other && other.ofConnector !== 'kind') return refused(row.place(other.key), label, toldOtherwise(connector.id));
  known.pins.push(pin);
  return null;
} // prettier-ignore

function entryOf(
  file: string,
  source: ImportSource,
  { place, connectors }: { place: EntryDraft['place']; connectors: ReadonlyMap<string, Connector> },
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
    content: () => ({ data: { connectors: [...connectors.values()] } satisfies Partial<DiagramData> }),
  };
}

const emptyCell: Problem = {
  message: { ru: 'Не указан разъём или вывод.', en: 'The connector or the pin is missing.' },
  remedy: { ru: 'Заполните ячейку или удалите строку.', en: 'Fill the cell or delete the row.' },
};

const twice: Problem = {
  message: {
    ru: 'Такой вывод у этого разъёма уже есть выше.',
    en: 'This connector has such a pin further up.',
  },
  remedy: { ru: 'Оставьте одну строку или исправьте номер.', en: 'Keep one row, or mend the number.' },
};

function notUnderstood(cell: string, expects: { ru: string; en: string }): Problem {
  return {
    message: { ru: `«${cell}» не разобрать.`, en: `“${cell}” is not understood.` },
    remedy: { ru: `Нужно ${expects.ru}.`, en: `It has to be ${expects.en}.` },
  };
}

function outOfRange(message: string): Problem {
  return {
    message: { ru: `Такое значение не подходит: ${message}`, en: `Such a value does not fit: ${message}` },
    remedy: { ru: 'Исправьте ячейку.', en: 'Mend the cell.' },
  };
}

function toldOtherwise(connector: string): Problem {
  return {
    message: {
      ru: `О разъёме ${connector} выше сказано другое.`,
      en: `The connector ${connector} is told otherwise further up.`,
    },
    remedy: { ru: 'Пишите о разъёме одинаково во всех строках.', en: 'Say the same of it in all its rows.' },
  };
}
