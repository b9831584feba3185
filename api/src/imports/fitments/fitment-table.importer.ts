import {
  type CellField,
  type FitmentColumn,
  fitmentColumns,
} from '../../catalogue/tables/fitment-columns.ts';
import type { FitmentContent } from '../../catalogue/check-fitment.ts';
import type { Qualifier } from '../../catalogue/fitment.entity.ts';
import type { FitmentTableDraft, Importer } from '../importer.ts';
import { mapColumns, type MappedRow, type MappedTable, unguarded } from '../reading/columns.ts';
import { readTables } from '../reading/read-table.ts';
import { yearsOfRow } from '../reading/year-cells.ts';
import { at, type Problem, refused, type ReportRow, UnreadableSource } from '../report.ts';

/**
 * Any table that says which device fits which vehicle: CSV, TSV, XLSX, JSON or Markdown, with the columns of
 * docs/fitment-format.md under their usual headers or mapped by hand.
 */
export const fitmentTable: Importer = {
  name: 'fitments',
  title: {
    ru: 'Применяемость: таблица «машина — оборудование»',
    en: 'Fitments: a table of vehicles and equipment',
  },
  accepts: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'md', 'markdown'],
  columns: fitmentColumns,
  writesEntries: true,
  canBeUndone: true,
  async read(source, { mapping, signal }) {
    const findings: ReportRow[] = [];
    const drafts: FitmentTableDraft[] = [];
    for (const table of await readTables(source)) {
      const mapped = mapColumns(table, fitmentColumns, mapping);
      mustNameBoth(mapped, table.file, table.header.line, table.header.cells);
      findings.push(...mapped.refused);
      for (const row of mapped.rows) {
        signal.throwIfAborted();
        const formula = table.delimiter ? formulaIn(row) : null;
        const read = formula ? [formula] : readRow(unguarded(row), mapped);
        if (Array.isArray(read)) findings.push(...read);
        else drafts.push(read);
      }
    }
    return { fitmentTable: drafts, findings };
  },
};

/** A vehicle and a device may each be named in several ways, so no one column is required. @throws UnreadableSource */
function mustNameBoth({ has }: MappedTable, file: string | null, line: number, header: readonly string[]): void {
  const hasVehicle = has('vehicle') || (has('make') && has('model'));
  const hasDevice = has('device') || has('deviceNumber') || has('partNumber');
  if (hasVehicle && hasDevice) return;
  const found = header.filter(Boolean).map((name) => `«${name}»`).join(', ');
  const lacks = hasVehicle
    ? { ru: 'оборудования («Оборудование», «Номер карточки» или «Артикул»)', en: 'the device (“Device”, “Entry number” or “Part number”)' }
    : { ru: 'автомобиля («Автомобиль», или «Марка» и «Модель»)', en: 'the vehicle (“Vehicle”, or “Make” and “Model”)' };
  throw new UnreadableSource(at(file, line), {
    message: {
      ru: `В заголовке нет столбца ${lacks.ru}. Найдены: ${found}.`,
      en: `The header has no column of ${lacks.en}. Found: ${found}.`,
    },
    remedy: {
      ru: 'Первая строка таблицы — заголовок. Укажите, какой столбец за что отвечает, на странице импорта или через --column.',
      en: 'The first row of the table is its header. Say which column is which on the page of the import, or by --column.',
    },
  });
} // prettier-ignore

/** A sheet that was saved as text with its formulas shown. */
function formulaIn(row: MappedRow): ReportRow | null {
  const column = fitmentColumns.find(({ key }) => /^=\s*[A-Za-z(+-]/.test(row.get(key)));
  return column ? refused(row.place(column.key), labelOf(row), formulaAt(row.get(column.key))) : null;
}

function labelOf(row: MappedRow): string {
  const [make, model, generation] = [row.get('make'), row.get('model'), row.get('generation')];
  const vehicle = `${make} ${model} ${generation}`.trim() || row.get('vehicle');
  return [vehicle, row.get('device') || row.get('deviceNumber') || row.get('partNumber')].join(', ');
}

/** What the row says, or everything that is wrong with it. */
function readRow(row: MappedRow, { has }: MappedTable): FitmentTableDraft | ReportRow[] {
  const vehicle = {
    make: row.get('make'),
    model: row.get('model'),
    generation: row.get('generation'),
    text: row.get('vehicle'),
  };
  const device = {
    name: row.get('device'),
    number: row.get('deviceNumber'),
    partNumber: row.get('partNumber'),
  };
  const label = labelOf(row);
  const problems: ReportRow[] = [];
  const refuse = (key: string, problem: Problem) => problems.push(refused(row.place(key), label, problem));

  const years = yearsOfRow(row, has);
  if (years && 'unreadable' in years) refuse(years.unreadable, noYears(row.get(years.unreadable)));
  const said: Partial<FitmentContent> = years && !('unreadable' in years) ? { ...years } : {};
  for (const column of fitmentColumns) {
    if (!isField(column) || !has(column.key)) continue;
    const value = column.read(row.get(column.key));
    if (value === undefined) refuse(column.key, notExpected(column, row.get(column.key)));
    else if (column.field === 'qualifiers')
      // Conditions may stand in several columns.
      said.qualifiers = [...(said.qualifiers ?? []), ...(value as Qualifier[])];
    else Object.assign(said, { [column.field]: value });
  }
  const id = row.get('id');
  if (id && !isUuid(id)) refuse('id', badId(id));
  if (problems.length > 0) return problems;
  return {
    place: row.place(),
    label,
    rowId: id.toLowerCase() || null,
    vehicle,
    hasGeneration: has('generation'),
    hasYears: years !== null,
    device,
    diagram: has('diagram') ? row.get('diagram') : null,
    said,
    placeOf: (key) => row.place(key),
  };
}

type FieldColumn = FitmentColumn & { field: CellField; read: NonNullable<FitmentColumn['read']> };
const isField = (column: FitmentColumn): column is FieldColumn => column.read !== undefined;
const isUuid = (text: string) => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text);

function noYears(text: string): Problem {
  return {
    message: { ru: `«${text}» — не годы.`, en: `“${text}” is no years.` },
    remedy: {
      ru: 'Напишите, например, 2019, 2019–2021, с 2011, 08/2015– или оставьте пустым.',
      en: 'Write for example 2019, 2019–2021, from 2011, 08/2015–, or leave it empty.',
    },
  };
}

function notExpected({ expects }: FitmentColumn, text: string): Problem {
  return {
    message: { ru: `«${text}» здесь не понять.`, en: `“${text}” is not understood here.` },
    remedy: { ru: `Ожидается ${expects?.ru}.`, en: `Expected is ${expects?.en}.` },
  };
}

function formulaAt(text: string): Problem {
  return {
    message: {
      ru: `В ячейке формула «${text.slice(0, 60)}», а не её значение.`,
      en: `The cell holds the formula “${text.slice(0, 60)}”, and not its value.`,
    },
    remedy: {
      ru: 'Замените формулы значениями («Специальная вставка → значения») и сохраните файл заново.',
      en: 'Replace formulas by their values (Paste special → Values) and save the file again.',
    },
  };
}

function badId(text: string): Problem {
  return {
    message: { ru: `«${text}» — не ID строки.`, en: `“${text}” is no row ID.` },
    remedy: {
      ru: 'Такие ID бывают только в выгрузке этой программы. В своей таблице уберите столбец или сопоставьте его с «нет такого столбца».',
      en: 'Such IDs come only from exports of this program. Remove the column from your table, or map it to “no such column”.',
    },
  };
}
