import { clearCells, copyCells, fillDown, withoutRow } from './blocks-of-cells.ts';
import { pasteCells, type Column, type WrongCell } from './columns.ts';
import { type Block, type Cell, extentOf } from './grid-keys.ts';
import { UndoStack } from './undo.ts';

/** As many as a connector has pins; ten thousand would stop the page for a minute. */
export const MOST_ROWS = 2000;

interface State<Row> {
  rows: Row[];
  wrong: Map<string, WrongCell>;
}

/** What a grid works on; asked for each time, since pages hand out new rows and columns. */
interface Subject<Row> {
  rows: Row[];
  columns: Column<Row>[];
  makeRow: () => Row;
  isLocked: (row: Row) => boolean;
}

const written = <Row>({ rows, wrong }: State<Row>) => JSON.stringify(rows) + JSON.stringify([...wrong]);

/** Rows that are changed cell by cell and in blocks; whatever changes them can be taken back. */
export class Grid<Row extends object> {
  /** Cells whose text says nothing to the column: the text stays until it is mended. By `row:column`. */
  wrong = $state.raw(new Map<string, WrongCell>());
  /** Cells chosen with Shift and the arrows. */
  block = $state.raw<Block | null>(null);
  readonly #subject: () => Subject<Row>;
  readonly #steps = new UndoStack<State<Row>>((a, b) => written(a) === written(b));

  constructor(subject: () => Subject<Row>) {
    this.#subject = subject;
  }

  /** The extent of a block of several cells. */
  readonly chosen = $derived.by(() => {
    const extent = this.block && extentOf(this.block);
    return extent && (extent.top !== extent.bottom || extent.left !== extent.right) ? extent : null;
  });

  isChosen(row: number, column: number): boolean {
    const { chosen } = this;
    if (!chosen) return false;
    return row >= chosen.top && row <= chosen.bottom && column >= chosen.left && column <= chosen.right;
  }

  get size(): { rows: number; columns: number } {
    const { rows, columns } = this.#subject();
    return { rows: rows.length, columns: columns.length };
  }

  textAt = (row: number, column: number): string => {
    const { rows, columns } = this.#subject();
    return this.wrong.get(`${row}:${column}`)?.text ?? columns[column]!.read(rows[row]!);
  };

  /** What a cell shows: of a list that may only be read, the word. */
  shownAt({ row, column }: Cell): string {
    const text = this.textAt(row, column);
    const { options } = this.#subject().columns[column]!;
    return options?.find(({ value }) => value === text)?.label ?? text;
  }

  write(row: number, column: number, text: string): void {
    this.#change(() => this.#put(row, column, text));
  }

  add(): void {
    const { rows, makeRow } = this.#subject();
    this.#change(() => rows.push(makeRow()));
  }

  remove(row: number): void {
    this.#change(() => {
      this.#subject().rows.splice(row, 1);
      this.wrong = withoutRow(this.wrong, row);
    });
    this.block = null;
  }

  fillDown(at: Cell): void {
    this.#change(() => fillDown(this.block ?? { anchor: at, end: at }, this.textAt, this.#put));
  }

  clear(): void {
    const { block } = this;
    if (block) this.#change(() => clearCells(block, this.#put));
  }

  /** @returns false where that would make too many rows; nothing is written then */
  paste(at: Cell, cells: string[][]): boolean {
    if (at.row + cells.length > MOST_ROWS) return false;
    const { rows, columns, makeRow, isLocked } = this.#subject();
    this.#change(() => {
      const next = new Map(this.wrong);
      for (const [place, problem] of pasteCells(rows, columns, at, cells, makeRow, isLocked))
        if (problem) next.set(place, problem);
        else next.delete(place);
      this.wrong = next;
    });
    return true;
  }

  /** The chosen block as a spreadsheet takes it; null where a single cell copies its own text. */
  copied(): string | null {
    return this.block && this.chosen ? copyCells(this.block, this.#subject().columns, this.textAt) : null;
  }

  undo(): void {
    this.#restore(this.#steps.undo(this.#look()));
  }

  redo(): void {
    this.#restore(this.#steps.redo(this.#look()));
  }

  /** What was done so far is kept elsewhere now, and is not taken back here. */
  forgetSteps(): void {
    this.#steps.forget();
  }

  #put = (row: number, column: number, text: string): void => {
    const { rows, columns, isLocked } = this.#subject();
    if (isLocked(rows[row]!)) return;
    const problem = columns[column]!.write(rows[row]!, text);
    const next = new Map(this.wrong);
    if (problem) next.set(`${row}:${column}`, { text, problem });
    else next.delete(`${row}:${column}`);
    this.wrong = next;
  };

  #look(): State<Row> {
    return { rows: $state.snapshot(this.#subject().rows) as Row[], wrong: this.wrong };
  }

  #change(work: () => void): void {
    const before = this.#look();
    work();
    this.#steps.push(before, this.#look());
  }

  /** Rows that stay the same keep their place on the page. */
  #restore(state: State<Row> | null): void {
    if (!state) return;
    const { rows } = this.#subject();
    const known = new Map(rows.map((row) => [JSON.stringify(row), row]));
    const next = state.rows.map((row) => {
      const text = JSON.stringify(row);
      const same = known.get(text);
      // Two rows may say the same: each is one row.
      known.delete(text);
      return same ?? structuredClone(row);
    });
    rows.splice(0, rows.length, ...next);
    this.wrong = state.wrong;
    this.block = null;
  }
}
