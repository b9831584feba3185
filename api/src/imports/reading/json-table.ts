import { largestTable } from '../../attachments/workbook.ts';
import { at, type Problem, UnreadableSource } from '../report.ts';
import type { Table } from './table.ts';

/**
 * A list of objects as a table: the keys of all of them are its header, lists of words are one cell, and so are lists of
 * records, as JSON.
 * @param text the JSON that `json` was read from, to tell on which line a row begins
 * @throws UnreadableSource for JSON of another shape
 */
export function readJsonTable(text: string, json: unknown, file: string | null): Table | null {
  if (!Array.isArray(json) || json.length === 0) return null;
  const lines = linesOfItems(text);
  const header = new Map<string, number>();
  const rows = json.map((item: unknown, i) => {
    const line = lines[i] ?? 1;
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      throw new UnreadableSource(at(file, line), notFlat);
    const cells: string[] = [];
    for (const [key, value] of Object.entries(item)) {
      if (!header.has(key)) header.set(key, header.size);
      // Every row gets a cell for every key: keys of their own in each row would be more cells than fit into memory.
      if (header.size > largestTable.columns) throw new UnreadableSource(at(file, line, key), tooManyKeys);
      cells[header.get(key)!] = cellOf(value, file, line, key);
    }
    return { line, cells };
  });
  const width = header.size;
  const structures = json.flatMap((item: Record<string, unknown>, i) =>
    Object.entries(item).flatMap(([key, value]) => (isStructure(value) ? [{ column: header.get(key)!, line: lines[i] ?? 1 }] : [])),
  );
  return {
    file,
    header: { line: 1, cells: [...header.keys()] },
    structures: [...new Map(structures.toReversed().map((one) => [one.column, one])).values()],
    rows: rows.map(({ line, cells }) => ({ line, cells: Array.from({ length: width }, (_, i) => cells[i] ?? '') })),
  };
} // prettier-ignore

function cellOf(value: unknown, file: string | null, line: number, key: string): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join('; ');
  if (isStructure(value)) return JSON.stringify(value);
  if (typeof value === 'object') throw new UnreadableSource(at(file, line, key), notFlat);
  return String(value);
}

/** A list of records: a column that takes such reads it, see `TableColumn.json`. */
const isStructure = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item)); // prettier-ignore

/** On which lines the items of the outermost list begin. */
function linesOfItems(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  for (const [token] of text.matchAll(/\n|[{}[\]]|"(?:[^"\\]|\\.)*"/g)) {
    if (token === '\n') line++;
    else if (token === '{' || token === '[') {
      if (depth === 1) lines.push(line);
      depth++;
    } else if (token === '}' || token === ']') depth--;
  }
  return lines;
}

const tooManyKeys: Problem = {
  message: {
    ru: `В строках JSON вместе больше ${largestTable.columns} разных полей.`,
    en: `The rows of the JSON have more than ${largestTable.columns} different fields together.`,
  },
  remedy: {
    ru: 'У всех строк поля должны называться одинаково. Уберите лишние поля и повторите.',
    en: 'The fields of all rows have to be called the same. Take out those that are too many and repeat.',
  },
};

export const notFlat: Problem = {
  message: {
    ru: 'JSON устроен иначе: ожидается список строк таблицы, у каждой — поля со словами и числами.',
    en: 'The JSON has another shape: a list of table rows is expected, each with fields of words and numbers.',
  },
  remedy: {
    ru: 'Сохраните данные таблицей CSV или XLSX, или возьмите за образец выгрузку JSON из этой программы.',
    en: 'Save the data as a CSV or XLSX table, or take a JSON export of this program as the pattern.',
  },
};
