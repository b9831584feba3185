import type { EquipmentData } from '@fieldlore/content';
import { FitmentState } from '../../catalogue/fitment.entity.ts';
import type { EntryDraft, FitmentDraft, Importer } from '../importer.ts';
import { guessLocale } from '../reading/guess-locale.ts';
import { mapColumns, type ColumnSpec, type MappedRow } from '../reading/columns.ts';
import { readTables } from '../reading/read-table.ts';
import { refused, type Problem, type ReportRow } from '../report.ts';
import { equipmentDraft, equipmentKey } from './equipment-draft.ts';
import { splitVariant } from './model-name.ts';

const columns: ColumnSpec[] = [
  column('make', 'Марка', 'Make', [], true),
  column('model', 'Модель', 'Model', [], true),
  column('yearFrom', 'Год от', 'Year from', ['year_from', 'from'], false),
  column('yearTo', 'Год до', 'Year to', ['year_to', 'to'], false),
  column('package', 'Комплектация', 'Package', ['trim'], false),
  column('connector', 'Разъём', 'Connector', ['жгут', 'harness'], false),
  column('part', 'Оборудование', 'Part', ['деталь', 'наименование', 'equipment', 'item'], true),
  column('type', 'Вид', 'Type', ['part_type', 'тип'], false),
  column('quantity', 'Количество', 'Quantity', ['qty', 'кол-во', 'шт'], false),
];

function column(key: string, ru: string, en: string, aliases: string[], isRequired: boolean): ColumnSpec {
  return { key, title: { ru, en }, aliases, isRequired };
}

/** What the parts are called in tables, by what they are here. */
const types: Record<string, EquipmentData['type']> = {
  carharness: 'HARNESS',
  harness: 'HARNESS',
  жгут: 'HARNESS',
  device: 'OTHER',
  camera: 'CAMERA',
  камера: 'CAMERA',
  tracker: 'TRACKER',
  трекер: 'TRACKER',
  sensor: 'SENSOR',
  датчик: 'SENSOR',
  cable: 'ACCESSORY',
  кабель: 'ACCESSORY',
  mount: 'ACCESSORY',
  крепление: 'ACCESSORY',
  accessory: 'ACCESSORY',
  аксессуар: 'ACCESSORY',
  relay: 'RELAY',
  реле: 'RELAY',
};

/** Bills of parts: a row says that one part, in this quantity, belongs to the kit of one vehicle. */
export const kits: Importer = {
  name: 'kits',
  title: { ru: 'Комплекты: что ставить на автомобиль', en: 'Kits: what to install on a vehicle' },
  accepts: ['csv', 'tsv', 'txt', 'xlsx'],
  columns,
  writesEntries: true,
  async read(source, { locale, mapping }) {
    const tables = (await readTables(source)).map((table) => mapColumns(table, columns, mapping));
    const rows = tables.flatMap((table) => table.rows);
    const language = locale ?? guessLocale(rows.map((row) => row.get('part')).join(' '));
    const findings: ReportRow[] = tables.flatMap((table) => table.refused);
    const equipment = new Map<string, EntryDraft>();
    const fitments = new Map<string, FitmentDraft>();
    for (const row of rows) {
      const fitment = readRow(row);
      if (isProblem(fitment)) {
        findings.push(refused(row.place(), labelOf(row), fitment));
        continue;
      }
      const identity = JSON.stringify([
        fitment.vehicle,
        fitment.yearFrom,
        fitment.yearTo,
        fitment.qualifiers,
        fitment.equipment,
      ]);
      const twin = fitments.get(identity);
      if (twin) {
        findings.push(refused(row.place(), labelOf(row), twice(twin.place.line)));
        continue;
      }
      fitments.set(identity, fitment);
      if (!equipment.has(fitment.equipment))
        equipment.set(
          fitment.equipment,
          equipmentDraft(row.get('part'), typeOf(row), language, row.place('part')),
        );
    }
    return { entries: [...equipment.values()], fitments: [...fitments.values()], findings };
  },
};

function readRow(row: MappedRow): FitmentDraft | Problem {
  const part = row.get('part');
  const { model, qualifiers } = splitVariant(row.get('model'), row.get('package'));
  if (!row.get('make') || !model || !part) return emptyCell;
  const [yearFrom, yearTo] = ['yearFrom', 'yearTo'].map((key) => yearOf(row.get(key)));
  if (yearFrom === undefined || yearTo === undefined) return noYear;
  const quantity = Number((row.get('quantity') || '1').replace(',', '.'));
  if (!(quantity > 0)) return noQuantity(row.get('quantity'));
  const vehicle = { make: row.get('make'), model };
  return {
    place: row.place(),
    equipment: equipmentKey(part),
    vehicle,
    yearFrom,
    yearTo,
    state: FitmentState.SUPPORTED,
    qualifiers,
    quantity,
  };
}

const isProblem = (read: FitmentDraft | Problem): read is Problem => 'remedy' in read;

/** The connector of a vehicle is a harness, whatever its row calls it. */
function typeOf(row: MappedRow): EquipmentData['type'] {
  if (row.get('part') === row.get('connector')) return 'HARNESS';
  return types[row.get('type').toLowerCase()] ?? 'OTHER';
}

function yearOf(text: string): number | null | undefined {
  if (text === '') return null;
  return /^(19|20)\d{2}$/.test(text) ? Number(text) : undefined;
}

function labelOf(row: MappedRow): string {
  return `${row.get('make')} ${row.get('model')} ${row.get('yearFrom')}–${row.get('yearTo')}, ${row.get('part')}`;
}

const emptyCell: Problem = {
  message: {
    ru: 'Не указана марка, модель или оборудование.',
    en: 'The make, the model or the part is missing.',
  },
  remedy: { ru: 'Заполните ячейку или удалите строку.', en: 'Fill the cell or delete the row.' },
};

const noYear: Problem = {
  message: { ru: 'Год записан не четырьмя цифрами.', en: 'A year is not written in four digits.' },
  remedy: {
    ru: 'Впишите год, например 2019, или оставьте ячейку пустой.',
    en: 'Write a year such as 2019, or leave the cell empty.',
  },
};

function noQuantity(text: string): Problem {
  return {
    message: {
      ru: `Количество «${text}» — не число больше нуля.`,
      en: `The quantity “${text}” is no number above zero.`,
    },
    remedy: { ru: 'Впишите число.', en: 'Write a number.' },
  };
}

function twice(line: number | null): Problem {
  return {
    message: {
      ru: `Эта деталь того же автомобиля уже стоит в строке ${line ?? '—'}.`,
      en: `This part of the same vehicle already stands in line ${line ?? '—'}.`,
    },
    remedy: {
      ru: 'Оставьте одну строку и впишите в неё общее количество.',
      en: 'Keep one row with the whole quantity.',
    },
  };
}
