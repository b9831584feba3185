import { lettersOf, placeOf, unescapeCell, walkXml } from './sheet-xml.ts';
import { type largestTable, type Sheet, WorkbookError } from './workbook.ts';
import type { WorkbookParts } from './workbook-parts.ts';

type Budget = typeof largestTable;

/** Nobody reads a longer list of places. */
const mostNotes = 1_000;

/** A cell while it is walked through. */
interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string[];
  hasValue: boolean;
  hasFormula: boolean;
}

/**
 * A sheet, walked through once: rows that hold anything, with their cells as text. A merged cell says in all its rows and
 * columns what it says in the first.
 * @param budget what is left for all sheets; it is used up
 * @throws WorkbookError past the budget; anything else where the sheet is damaged
 */
export function readSheet(name: string, xml: Buffer, parts: WorkbookParts, budget: Budget): Sheet {
  const reading = new SheetReading(name, parts, budget);
  walkXml(xml, reading);
  return reading.sheet();
}

class SheetReading {
  private readonly name: string;
  private readonly parts: WorkbookParts;
  private readonly budget: Budget;
  private readonly rows: Sheet['rows'] = [];
  private readonly merged: string[] = [];
  private readonly uncounted: string[] = [];
  private line = 0;
  private cells: string[] = [];
  private column = 0;
  private cell: OpenCell | null = null;
  private isText = false;

  constructor(name: string, parts: WorkbookParts, budget: Budget) {
    this.name = name;
    this.parts = parts;
    this.budget = budget;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      this.line = attributes['r'] ? Number(attributes['r']) : this.line + 1;
      this.cells = [];
      this.column = 0;
    } else if (name === 'c') {
      // Some programs leave out addresses: a cell then stands after the one before it.
      this.column = placeOf(attributes['r'] ?? '')?.column ?? this.column + 1;
      this.cell = {
        column: this.column,
        type: attributes['t'] ?? 'n',
        style: Number(attributes['s'] ?? 0),
        value: [],
        hasValue: false,
        hasFormula: false,
      };
    } else if (name === 'mergeCell') {
      this.spend(1, 0);
      if (attributes['ref']) this.merged.push(attributes['ref']);
    } else if (this.cell) {
      if (name === 'f') this.cell.hasFormula = true;
      this.isText = name === 'v' || name === 't';
      if (this.isText) this.cell.hasValue = true;
    }
  };

  readonly text = (text: string): void => {
    if (this.isText) this.cell?.value.push(text);
  };

  readonly close = (name: string): void => {
    this.isText = false;
    if (name === 'c' && this.cell) {
      this.put(this.cell);
      this.cell = null;
    } else if (name === 'row' && this.cells.length > 0) {
      if (this.rows.length >= this.budget.rows) throw new WorkbookError({ kind: 'TOO_LONG' });
      this.spend(this.cells.length, 0);
      this.rows.push({ line: this.line, cells: this.cells });
    }
  };

  sheet(): Sheet {
    const { name, rows, merged, uncounted } = this;
    if (merged.length > 0) {
      const places = new Map(rows.map(({ line }, at) => [line, at]));
      const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
      for (const range of merged) this.spread(range, places, width);
    }
    return { name, rows, merged: merged.slice(0, mostNotes), uncounted };
  }

  private put(cell: OpenCell): void {
    const { column, hasFormula, hasValue } = cell;
    if (hasFormula && !hasValue && this.uncounted.length < mostNotes)
      this.uncounted.push(`${lettersOf(column)}${this.line}`);
    const text = this.textOf(cell);
    if (text === '') return;
    if (column > this.budget.columns)
      throw new WorkbookError({ kind: 'TOO_WIDE', sheet: this.name, line: this.line, column: lettersOf(column) }); // prettier-ignore
    while (this.cells.length < column) this.cells.push('');
    this.cells[column - 1] = text;
    // One long text may stand in every cell: shared here, and copied for each of them on the way out of a thread.
    this.spend(0, text.length);
  }

  private textOf({ type, style, value }: OpenCell): string {
    const said = value.join('');
    switch (type) {
      case 's':
        return (this.parts.strings[Number(said)] ?? '').trim();
      case 'b':
        return said === '1' ? 'true' : 'false';
      case 'n':
        return said.trim() === '' ? '' : this.numberText(Number(said), style);
      case 'd':
        return said.slice(0, 10);
      default:
        return unescapeCell(said).trim();
    }
  }

  private numberText(value: number, style: number): string {
    if (!this.parts.isDate[style]) return String(value);
    const days = value - 25_569 + (this.parts.countsFrom1904 ? 1_462 : 0);
    const date = new Date(Math.round(days * 86_400_000));
    return Number.isNaN(date.getTime()) ? String(value) : date.toISOString().slice(0, 10);
  }

  /** Only over cells of rows that are there: a merged range may reach to the end of the sheet. */
  private spread(range: string, places: ReadonlyMap<number, number>, width: number): void {
    const [from, to] = range.split(':').map(placeOf);
    const first = places.get(from?.line ?? 0);
    if (!from || !to || first === undefined) return;
    const text = this.rows[first]!.cells[from.column - 1];
    if (!text) return;
    const last = Math.min(to.column, width);
    for (let at = first; at < this.rows.length && this.rows[at]!.line <= to.line; at++) {
      const { cells } = this.rows[at]!;
      this.spend(last, text.length * (last - from.column + 1));
      while (cells.length < last) cells.push('');
      for (let column = from.column; column <= last; column++) cells[column - 1] = text;
    }
  }

  private spend(cells: number, characters: number): void {
    this.budget.cells -= cells;
    this.budget.characters -= characters;
    if (this.budget.cells < 0 || this.budget.characters < 0) throw new WorkbookError({ kind: 'TOO_LARGE' });
  }
}
