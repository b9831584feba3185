import type { Column, WrongCell } from './columns.ts';
import { type Block, extentOf } from './grid-keys.ts';

/** Writes one text into a cell. */
type Write = (row: number, column: number, text: string) => void;

/** Copies the top cells of a block down to its bottom; from a single cell, the one above into it. */
export function fillDown(block: Block, textAt: (row: number, column: number) => string, write: Write): void {
  const { top, bottom, left, right } = extentOf(block);
  const from = top === bottom ? top - 1 : top;
  if (from < 0) return;
  for (let column = left; column <= right; column++)
    for (let row = from + 1; row <= bottom; row++) write(row, column, textAt(from, column));
}

export function clearCells(block: Block, write: Write): void {
  const { top, bottom, left, right } = extentOf(block);
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) write(row, column, '');
}

/** A block as a spreadsheet takes it: what people see of each cell, with tabs between. */
export function copyCells<Row>(
  block: Block,
  columns: readonly Column<Row>[],
  textAt: (row: number, column: number) => string,
): string {
  const { top, bottom, left, right } = extentOf(block);
  const cell = (row: number, column: number) => {
    const text = textAt(row, column);
    const shown = columns[column]!.options?.find(({ value }) => value === text)?.label ?? text;
    return /[\t\n"]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
  };
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (__, over) => cell(top + down, left + over)).join('\t'),
  ).join('\n');
}

/** Places of wrong cells, `row:column`, once a row is gone. */
export function withoutRow(wrong: ReadonlyMap<string, WrongCell>, gone: number): Map<string, WrongCell> {
  const moved = new Map<string, WrongCell>();
  for (const [place, cell] of wrong) {
    const [row, column] = place.split(':').map(Number) as [number, number];
    if (row !== gone) moved.set(`${row > gone ? row - 1 : row}:${column}`, cell);
  }
  return moved;
}
