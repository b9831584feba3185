import type { Grid } from './grid.svelte.ts';
import { type Cell, nextBlock, nextCell, type Press } from './grid-keys.ts';

/** A key in the control of a cell. */
export type CellKey = KeyboardEvent & { currentTarget: HTMLElement };

export const isTextBox = (control: unknown): control is HTMLInputElement | HTMLTextAreaElement =>
  control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;

/** Does what a key means in a cell of a grid, and keeps the browser from what it would do instead. */
export function pressKey<Row extends object>(
  event: CellKey,
  at: Cell,
  grid: Grid<Row>,
  focus: (cell: Cell) => void,
): void {
  // With Alt a list is opened and walked.
  if (event.altKey) return;
  const pressed = pressOf(event);
  if (act(event, pressed, at, grid, focus)) return event.preventDefault();
  const { rows, columns } = grid.size;
  const wider = nextBlock(grid.block ?? { anchor: at, end: at }, pressed, rows, columns);
  const next = wider ? null : nextCell(at, pressed, rows, columns);
  if (!wider && !next) return;
  event.preventDefault();
  grid.block = wider;
  if (next) focus(next);
}

function pressOf(event: CellKey): Press {
  const control = event.currentTarget;
  const box = isTextBox(control) ? control : null;
  const isWhole = !box || (box.selectionStart === 0 && box.selectionEnd === box.value.length);
  return {
    key: event.key,
    shift: event.shiftKey,
    ctrl: event.ctrlKey || event.metaKey,
    atStart: isWhole || box.selectionEnd === 0,
    atEnd: isWhole || box.selectionStart === box.value.length,
  };
}

/** Keys that change something or make ready for it; says whether this was one. */
function act<Row extends object>(
  event: CellKey,
  { key, ctrl, shift }: Press,
  at: Cell,
  grid: Grid<Row>,
  focus: (cell: Cell) => void,
): boolean {
  const control = event.currentTarget;
  const isDirty = isTextBox(control) && control.value !== grid.shownAt(at);
  // By its place on the keyboard: in a Russian layout the letter is another.
  const letter = ctrl ? event.code : '';
  if (letter === 'KeyD') {
    // What is being typed counts.
    control.blur();
    grid.fillDown(at);
  } else if (letter === 'KeyZ' && !shift && !isDirty) grid.undo();
  else if ((letter === 'KeyY' || letter === 'KeyZ') && !isDirty) grid.redo();
  else if (key === 'Delete' && grid.chosen) grid.clear();
  else if (key === 'Escape' && (isDirty || grid.chosen)) {
    grid.block = null;
    if (isTextBox(control)) {
      control.value = grid.shownAt(at);
      control.select();
    }
  } else if (key === 'F2') {
    if (isTextBox(control)) control.setSelectionRange(control.value.length, control.value.length);
    else if (control instanceof HTMLSelectElement) control.showPicker();
  } else return false;
  if (letter) focus({ row: Math.min(at.row, grid.size.rows - 1), column: at.column });
  return true;
}
