import { findVin } from '@fieldlore/content';
import type { Message } from '../errors.ts';
import { type ColumnSpec, recogniseColumns } from '../imports/reading/columns.ts';
import { isPlate, withoutPlates } from './number-plate.ts';

/** A line as it was pasted; a quantity that was told apart from it goes before one in the text. */
export interface WrittenLine {
  text: string;
  quantity?: number | null;
}

/** One line of a fleet, taken apart. */
export interface ReadLine {
  /** What names the vehicle, without plate, quantity and row number. */
  text: string;
  quantity: number;
  /**
   * What the text is if the number at its end is no quantity after all: «BMW X5» is a vehicle, «ГАЗель Next x5» is five.
   * Only the catalogue can tell; null where there is no doubt.
   */
  withNumber: string | null;
}

/** Characters of a line that are looked at; more names no vehicle. */
const longestText = 200;

const title = (ru: string, en: string): Message => ({ ru, en });
const column = (key: string, ru: string, en: string, ...aliases: string[]): ColumnSpec => ({
  key,
  title: title(ru, en),
  aliases,
  isRequired: false,
});
const columns: readonly ColumnSpec[] = [
  column('vehicle', 'Автомобиль', 'Vehicle', 'ТС', 'транспортное средство', 'машина', 'техника', 'марка и модель', 'марка модель', 'модель ТС', 'make and model', 'make model', 'car', 'truck'),
  column('make', 'Марка', 'Make', 'brand', 'марка ТС', 'производитель'),
  column('model', 'Модель', 'Model'),
  column('generation', 'Поколение', 'Generation', 'модификация'),
  column('year', 'Год', 'Year', 'год выпуска', 'г.в.', 'year of manufacture', 'model year'),
  column('quantity', 'Количество', 'Quantity', 'кол-во', 'кол', 'шт', 'штук', 'число', 'qty', 'count', 'units'),
  column('plate', 'Госномер', 'Plate', 'гос. номер', 'номер', 'г/н', 'грз', 'гос. знак', 'plate number', 'registration'),
  column('vin', 'VIN', 'VIN', 'вин', 'vin номер', 'vin code'),
]; // prettier-ignore

/**
 * Lines of a fleet out of what was pasted or read from a table, empty ones left out. A header of a table is known by its
 * words; without one the cells of a row are told apart by what stands in them.
 * @returns each with its place `at` among those given, from 0
 */
export function readFleetLines(lines: readonly WrittenLine[]): (ReadLine & { at: number })[] {
  const rows = lines.map(({ text }) => text.split(/[\t;|]/).map((cell) => cell.trim()));
  const first = rows.findIndex((cells) => cells.some(Boolean));
  const header = recogniseColumns(rows[first] ?? [], columns);
  const isTable = header.has('vehicle') || header.has('make') || header.has('model');
  return rows
    .map((cells, at) => {
      if (isTable && at <= first) return { ...plain(''), at };
      const quantity = lines[at]!.quantity;
      if (quantity) return { ...plain(cells.join(' ')), quantity, at };
      return { ...(isTable ? rowOfTable(cells, header) : rowWithoutHeader(cells, at + 1)), at };
    })
    .filter(({ text }) => text !== '');
}

function rowOfTable(cells: readonly string[], header: ReadonlyMap<string, number>): ReadLine {
  const cell = (key: string) => cells[header.get(key) ?? -1] ?? '';
  const year = /\d{4}/.exec(cell('year'))?.[0] ?? '';
  const named =
    cell('vehicle') || [cell('make'), cell('model'), cell('generation')].filter(Boolean).join(' ');
  const text = named || cell('vin');
  const withYear = text && year && !text.includes(year) ? `${text} ${year}` : text;
  const quantity = wholeNumber(cell('quantity').replace(/[^\d]+$/, ''));
  return quantity === null ? readLine(withYear) : { ...plain(withYear), quantity };
}

function rowWithoutHeader(cells: readonly string[], number: number): ReadLine {
  const kept = cells.filter((cell) => cell && !isPlate(cell));
  // «№ п/п»: the first column counts the rows.
  if (kept.length > 1 && kept[0] === String(number)) kept.shift();
  const quantity = kept.length > 1 ? wholeNumber(kept.at(-1)!) : null;
  const before = kept.slice(0, -1).join(' ');
  // «Mazda | 6» is a model, «ГАЗель Next | 6» is six of them: a make alone needs the number.
  if (quantity !== null && quantity < 1000 && /\S\s+\S/.test(before)) return { ...plain(before), quantity };
  return readLine(kept.join(' '));
}

/** Numbers that are a quantity beyond doubt. */
const quantities = [
  /(?<![\p{L}\p{N}.,])([1-9]\d{0,3})\s*(?:шт(?:ук[аи]?)?|ед(?:иниц[аы]?)?|машин[аы]?|pcs|pieces|units?|vehicles?)(?!\p{L})\.?/iu,
  /\s[×*]\s*([1-9]\d{0,3})$/u,
  /\s[xх]\s+([1-9]\d{0,3})$/iu,
  /^([1-9]\d{0,3})\s*[xх×*]\s+/iu,
];
/** «x5» at the end, and a number after a dash: five vehicles, or the name of a model. */
const doubtful = /\s(?:[xх]|[–—:-]\s*)([1-9]\d{0,2})$/iu;

function readLine(line: string): ReadLine {
  const { text } = plain(line);
  for (const pattern of quantities) {
    const found = pattern.exec(text);
    if (found) return { ...plain(text.replace(pattern, ' ')), quantity: Number(found[1]) };
  }
  const found = doubtful.exec(text);
  return found
    ? { ...plain(text.slice(0, found.index)), quantity: Number(found[1]), withNumber: text }
    : plain(text);
}

const vinWord = /(?<!\p{L})(?:VIN|ВИН)(?!\p{L})[.:№#\s-]*/giu;

function withoutVins(text: string): string {
  const found = findVin(text);
  return found ? withoutVins(found.rest.replace(vinWord, ' ')) : text;
}

/** One vehicle with this text, cleared of what names no vehicle. */
function plain(line: string): ReadLine {
  const cleared = withoutPlates(line.slice(0, longestText)).replace(/^\d{1,3}[.)]\s+/, '');
  // Where nothing else is said, the VIN is what there is to go by.
  const withoutVin = withoutVins(cleared);
  const text = (/\p{L}/u.test(withoutVin) ? withoutVin : cleared)
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, '');
  return { text, quantity: 1, withNumber: null };
}

function wholeNumber(cell: string): number | null {
  return /^[1-9]\d{0,3}$/.test(cell.trim()) ? Number(cell) : null;
}
