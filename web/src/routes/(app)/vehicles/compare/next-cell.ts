export interface Cell {
  row: number;
  column: number;
}

/** Rows and columns of the table, headers included. */
interface Size {
  rows: number;
  columns: number;
}

/**
 * Where a key leads from a cell of a grid, as spreadsheets have it: arrows by one, Home and End along the row, with Ctrl to
 * the corners. Null for other keys, and at the edge.
 */
export function nextCell(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { row, column }: Cell,
  { rows, columns }: Size,
): Cell | null {
  const to = (next: Cell): Cell | null => {
    const inside = {
      row: Math.min(Math.max(next.row, 0), rows - 1),
      column: Math.min(Math.max(next.column, 0), columns - 1),
    };
    // The corner between the headers holds nothing.
    if (inside.row === 0 && inside.column === 0) return null;
    return inside.row === row && inside.column === column ? null : inside;
  };
  switch (key) {
    case 'ArrowUp':
      return to({ row: row - 1, column });
    case 'ArrowDown':
      return to({ row: row + 1, column });
    case 'ArrowLeft':
      return to({ row, column: column - 1 });
    case 'ArrowRight':
      return to({ row, column: column + 1 });
    case 'Home':
      return to({ row: ctrlKey ? 1 : row, column: row === 0 || ctrlKey ? 1 : 0 });
    case 'End':
      return to({ row: ctrlKey ? rows - 1 : row, column: columns - 1 });
    default:
      return null;
  }
}
