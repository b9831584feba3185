export interface Cell {
  row: number;
  column: number;
}

export interface Press {
  key: string;
  shift: boolean;
  ctrl: boolean;
  /** Where the cursor stands in the cell's text. */
  atStart: boolean;
  atEnd: boolean;
}

/**
 * The cell that a key leads to, `null` where the key is the text's own. Enter goes down and past the last row, where
 * the grid makes a new one; arrows leave a cell only from the edge of its text.
 */
export function nextCell(from: Cell, press: Press, rows: number, columns: number): Cell | null {
  const { row, column } = from;
  switch (press.key) {
    case 'Enter':
      if (press.ctrl) return null;
      return press.shift ? at(row - 1, column, rows) : { row: row + 1, column };
    case 'ArrowDown':
      return at(row + 1, column, rows);
    case 'ArrowUp':
      return at(row - 1, column, rows);
    case 'ArrowLeft':
      return press.atStart && !press.shift && column > 0 ? { row, column: column - 1 } : null;
    case 'ArrowRight':
      return press.atEnd && !press.shift && column < columns - 1 ? { row, column: column + 1 } : null;
    case 'Home':
      return press.ctrl ? { row: 0, column: 0 } : null;
    case 'End':
      return press.ctrl ? { row: rows - 1, column: columns - 1 } : null;
    default:
      return null;
  }
}

const at = (row: number, column: number, rows: number): Cell | null =>
  row >= 0 && row < rows ? { row, column } : null;
