import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { at, type Problem, UnreadableSource } from '../report.ts';
import type { TableRow } from './table.ts';

const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Rows that are looked at to find the delimiter. */
const sampleRows = 40;

/**
 * The delimiter under which the first rows have the same, largest number of columns. A comma inside prices or names
 * (`1,5 м`) splits rows unevenly and so gives itself away.
 */
export function detectDelimiter(text: string): Delimiter {
  const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(text, delimiter) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function evenness(text: string, delimiter: Delimiter): number {
  const rows = parseLeniently(text, delimiter, sampleRows);
  const columns = rows[0]?.length ?? 0;
  if (columns < 2) return 0;
  const even = rows.filter((row) => row.length === columns).length;
  return columns * (even / rows.length) ** 2;
}

/** The first rows; where a quote is never closed, those before it. */
function parseLeniently(text: string, delimiter: Delimiter, to: number): string[][] {
  const rows: string[][] = [];
  const keep = (row: string[]) => {
    rows.push(row);
    return row;
  };
  try {
    parse(text, { ...common, delimiter, to, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return rows;
}

const common = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true } as const;

/**
 * The rows of a text table, fields with line breaks included; each with the line that it begins on.
 * @throws UnreadableSource for a quote that is never closed
 */
export function readCsv(text: string, delimiter: Delimiter, file: string | null): TableRow[] {
  const ends: number[] = [];
  try {
    const rows = parse(text.replace(/\r\n?/g, '\n'), {
      ...common,
      delimiter,
      on_record: (cells: string[], { lines }) => {
        ends.push(lines);
        return cells;
      },
    });
    return rows.map((cells, i) => ({ line: firstLine(cells, ends[i]!), cells }));
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    throw new UnreadableSource(at(file, (ends.at(-1) ?? 0) + 1), unclosedQuote((ends.at(-1) ?? 0) + 1));
  }
}

function unclosedQuote(line: number): Problem {
  return {
    message: {
      ru: `В строке ${line} открыта кавычка, которая до конца файла не закрыта: файл обрезан или кавычка лишняя.`,
      en: `A quote opened in line ${line} is not closed by the end of the file: the file was cut off, or the quote is one too many.`,
    },
    remedy: {
      ru: 'Выгрузите файл заново целиком или закройте кавычку в этой строке.',
      en: 'Export the file again as a whole, or close the quote in that line.',
    },
  };
}

/** The parser tells the line on which a row ends. */
function firstLine(cells: readonly string[], lastLine: number): number {
  return lastLine - cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
}
