import {
  FitmentState,
  ParameterAvailability,
  type FitmentParameter,
} from '../../catalogue/fitment.entity.ts';
import { Locale } from '../../graphql/locale.ts';
import type { EntryDraft, FitmentDraft, Importer } from '../importer.ts';
import { mapColumns, type ColumnSpec, type MappedRow } from '../reading/columns.ts';
import { readMarkdownTables } from '../reading/markdown-table.ts';
import { readText } from '../reading/structured.ts';
import { at, refused, type Problem, type ReportRow, UnreadableSource } from '../report.ts';
import { readCell, readFootnotes, readUnsupported } from './cars-markdown.ts';
import { equipmentDraft, equipmentKey } from './equipment-draft.ts';
import { splitModelYears, splitVariant } from './model-name.ts';

const columns: ColumnSpec[] = [
  { key: 'make', title: { ru: 'Марка', en: 'Make' }, aliases: [], isRequired: true },
  {
    key: 'model',
    title: { ru: 'Модель и годы', en: 'Model and years' },
    aliases: ['Model'],
    isRequired: true,
  },
  {
    key: 'package',
    title: { ru: 'Комплектация', en: 'Package' },
    aliases: ['Supported Package'],
    isRequired: true,
  },
  {
    key: 'harness',
    title: { ru: 'Жгут', en: 'Harness' },
    aliases: ['Connector', 'Разъём'],
    isRequired: true,
  },
  { key: 'acc', title: { ru: 'Круиз-контроль', en: 'ACC' }, aliases: [], isRequired: false },
  {
    key: 'noAccBelow',
    title: { ru: 'Нет круиз-контроля ниже', en: 'No ACC accel below' },
    aliases: [],
    isRequired: false,
  },
  {
    key: 'noAlcBelow',
    title: { ru: 'Нет удержания полосы ниже', en: 'No ALC below' },
    aliases: [],
    isRequired: false,
  },
  { key: 'torque', title: { ru: 'Усилие на руле', en: 'Steering Torque' }, aliases: [], isRequired: false },
  {
    key: 'resume',
    title: { ru: 'Трогание с места', en: 'Resume from stop' },
    aliases: [],
    isRequired: false,
  },
];

/** What the whole table is about: the device that a vehicle without a harness takes, and that others cannot take at all. */
const device = 'comma three';

/**
 * The list of supported cars of a driver assistance project: which harness fits which model, in a Markdown table with
 * footnotes and star icons, and below it the models that are not supported.
 */
export const carsMarkdown: Importer = {
  name: 'fitments-markdown',
  title: {
    ru: 'Применяемость: список машин в Markdown (CARS.md)',
    en: 'Fitments: a list of cars in Markdown (CARS.md)',
  },
  accepts: ['md', 'markdown'],
  columns,
  writesEntries: true,
  async read(source, { locale, mapping }) {
    const cars = new CarList(locale ?? Locale.en);
    for (const file of source.files.filter(({ extension }) => ['md', 'markdown'].includes(extension))) {
      const path = source.isSingleFile ? null : file.path;
      const text = await readText(file, path);
      const [table] = readMarkdownTables(text, path);
      if (!table) throw new UnreadableSource(at(path), noTable);
      const { rows, refused: torn } = mapColumns(table, columns, mapping);
      cars.findings.push(...torn);
      const footnotes = readFootnotes(text);
      for (const row of rows) cars.add(row, footnotes);
      for (const { name, reason, line } of readUnsupported(text)) cars.refuse(name, reason, at(path, line));
    }
    return { entries: [...cars.equipment.values()], fitments: cars.fitments, findings: cars.findings };
  },
};

class CarList {
  readonly equipment = new Map<string, EntryDraft>();
  readonly fitments: FitmentDraft[] = [];
  readonly findings: ReportRow[] = [];
  private readonly makes = new Set<string>();
  private readonly locale: Locale;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  add(row: MappedRow, footnotes: ReadonlyMap<string, string>): void {
    const [make, name, pack, harness] = ['make', 'model', 'package', 'harness'].map((key) =>
      readCell(row.get(key)),
    );
    const { model: variant, ...years } = splitModelYears(name!.text);
    const { model, qualifiers } = splitVariant(variant, pack!.text);
    if (!make!.text || !model || !harness!.text) {
      this.findings.push(refused(row.place(), `${make!.text} ${name!.text}`.trim(), emptyCell));
      return;
    }
    this.makes.add(make!.text);
    const hasHarness = harness!.text.toLowerCase() !== 'none';
    const part = hasHarness ? `${harness!.text} connector` : device;
    this.use(part, row);
    this.fitments.push({
      place: row.place(),
      equipment: equipmentKey(part),
      vehicle: { make: make!.text, model },
      ...years,
      state: FitmentState.SUPPORTED,
      qualifiers,
      parameters: starsOf(row),
      note: noteOf(row, footnotes),
    });
  }

  refuse(name: string, reason: string, place: FitmentDraft['place']): void {
    const make = [...this.makes].find((known) => name.startsWith(`${known} `)) ?? name.split(' ')[0]!;
    const { model: variant, ...years } = splitModelYears(name.slice(make.length));
    const { model, qualifiers } = splitVariant(variant, '');
    this.use(device, { place: () => place });
    this.fitments.push({
      place,
      equipment: equipmentKey(device),
      vehicle: { make, model },
      ...years,
      state: FitmentState.NOT_COMPATIBLE,
      qualifiers,
      reason,
    });
  }

  private use(part: string, row: Pick<MappedRow, 'place'>): void {
    const type = part === device ? 'OTHER' : 'HARNESS';
    if (!this.equipment.has(part))
      this.equipment.set(part, equipmentDraft(part, type, this.locale, row.place()));
  }
}

function starsOf(row: MappedRow): FitmentParameter[] {
  return ['torque', 'resume'].flatMap((key) => {
    const { star } = readCell(row.get(key));
    if (star === null) return [];
    const name = columns.find((column) => column.key === key)!.title.en;
    return [{ name, availability: star ? ParameterAvailability.YES : ParameterAvailability.NO }];
  });
}

/** What the other columns say, and the footnotes of all of them. */
function noteOf(row: MappedRow, footnotes: ReadonlyMap<string, string>): string | null {
  const said = ['acc', 'noAccBelow', 'noAlcBelow'].flatMap((key) => {
    const { text } = readCell(row.get(key));
    return text ? [`${columns.find((column) => column.key === key)!.title.en}: ${text}`] : [];
  });
  const numbers = new Set(columns.flatMap(({ key }) => readCell(row.get(key)).footnotes));
  const notes = [...numbers].flatMap((number) => footnotes.get(number) ?? []);
  return [said.join('; '), ...notes].filter(Boolean).join('\n') || null;
}

const noTable: Problem = {
  message: { ru: 'В файле нет таблицы Markdown.', en: 'There is no Markdown table in the file.' },
  remedy: {
    ru: 'Нужна таблица со столбцами «Make», «Model», «Supported Package», «Harness».',
    en: 'A table with the columns “Make”, “Model”, “Supported Package”, “Harness” is needed.',
  },
};

const emptyCell: Problem = {
  message: { ru: 'Не указана марка, модель или жгут.', en: 'The make, the model or the harness is missing.' },
  remedy: {
    ru: 'Заполните ячейку; если жгута нет, впишите None.',
    en: 'Fill the cell; where there is no harness, write None.',
  },
};
