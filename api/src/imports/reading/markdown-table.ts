import type { Table, TableRow } from './table.ts';

/** Every pipe table of a Markdown text with the lines it stands on; code blocks are passed over. */
export function readMarkdownTables(text: string, file: string | null): Table[] {
  const tables: Table[] = [];
  const lines = text.split(/\r\n?|\n/);
  let isCode = false;
  for (let i = 0; i < lines.length; i++) {
    if (/^\s{0,3}(```|~~~)/.test(lines[i]!)) isCode = !isCode;
    if (isCode || !isRow(lines[i]!) || !isSeparator(lines[i + 1] ?? '')) continue;
    const header = rowAt(lines, i);
    const rows: TableRow[] = [];
    for (i += 2; i < lines.length && isRow(lines[i]!); i++) rows.push(rowAt(lines, i));
    tables.push({ file, header, rows });
  }
  return tables;
}

const isRow = (line: string) => line.includes('|') && line.trim() !== '';
const isSeparator = (line: string) =>
  /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(line) && line.includes('-');

function rowAt(lines: readonly string[], i: number): TableRow {
  const inner = lines[i]!.trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  const cells = inner.split(/(?<!\\)\|/).map((cell) => unescaped(cell.trim()));
  return { line: i + 1, cells };
}

/** A line break inside a cell is `<br>`, unless a `\` says that it is not. */
function unescaped(cell: string): string {
  return cell.replace(/\\([\\|<])|<br\s*\/?>/gi, (_, sign?: string) => sign ?? '\n');
}
