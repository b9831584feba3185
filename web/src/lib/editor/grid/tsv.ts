/**
 * Rows of cells as a spreadsheet puts them on the clipboard: tabs between cells, quotes around cells that have tabs,
 * line breaks or quotes in them. The line break at the end is no row.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < source.length; i++) {
    const sign = source[i]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source[i + 1] === '"') {
        cell += '"';
        i++;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '' && closes(source, i)) isQuoted = true;
    else if (sign === '\t' || sign === '\n') {
      row.push(cell);
      cell = '';
      if (sign === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += sign;
  }
  row.push(cell);
  rows.push(row);
  return rows;
}

/** A quote opens a cell only where one closes it: `3" pipe` and `"12 V" line` are text. */
const closes = (text: string, at: number): boolean => /^"(?:[^"]|"")*"(?=\t|\n|$)/.test(text.slice(at));

/** Says whether a pasted text is meant for several cells. */
export const isTable = (text: string): boolean => /\t/.test(text) || text.trimEnd().includes('\n');
