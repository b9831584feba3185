export interface Cell {
  row: number;
  column: number;
}

export interface Press {
  key: string;
  shift: boolean;
  ctrl: boolean;
  /** Where the cursor stands in the cell's text; a text that is selected as a whole is at both ends. */
  atStart: boolean;
  atEnd: boolean;
}

/** Two corners of a block of cells: where it was begun, and where one is. */
export interface Block {
  anchor: Cell;
  end: Cell;
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

/** How an arrow with Shift widens or narrows a block; `null` for other keys, and for text that is being edited. */
export function nextBlock(block: Block, press: Press, rows: number, columns: number): Block | null {
  const { anchor, end } = block;
  const isInText = !(press.atStart && press.atEnd);
  const steps: Record<string, readonly [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ...(isInText ? {} : { ArrowLeft: [0, -1], ArrowRight: [0, 1] }),
  };
  const step = press.shift && !press.ctrl ? steps[press.key] : undefined;
  if (!step) return null;
  const within = (place: number, length: number) => Math.min(Math.max(place, 0), length - 1);
  return {
    anchor,
    end: { row: within(end.row + step[0], rows), column: within(end.column + step[1], columns) },
  };
}

/** The rows and columns of a block, both ends included. */
export function extentOf({ anchor, end }: Block): {
  top: number;
  bottom: number;
  left: number;
  right: number;
} {
  return {
    top: Math.min(anchor.row, end.row),
    bottom: Math.max(anchor.row, end.row),
    left: Math.min(anchor.column, end.column),
    right: Math.max(anchor.column, end.column),
  };
}

const at = (row: number, column: number, rows: number): Cell | null =>
  row >= 0 && row < rows ? { row, column } : null;
