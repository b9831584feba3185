/** One column of a grid over rows of data. Text is what people see and type; the row keeps the value. */
export interface Column<Row> {
  key: string;
  label: string;
  /** CSS length. */
  width?: string;
  isMono?: boolean;
  /** Sentences: the cell grows with its text. */
  isLong?: boolean;
  /** A choice instead of free text; the first that fits what is pasted is taken. */
  options?: { value: string; label: string }[];
  /** What is offered while one types. */
  suggestions?: string[];
  read: (row: Row) => string;
  /** @returns what is wrong with the text; the row then keeps what it had */
  write: (row: Row, text: string) => string | void;
  /** What is wrong with a cell that keeps whatever was written, for rows that hold texts. */
  problem?: (row: Row) => string | undefined;
  /** Told each time somebody types a sign, for suggestions that come from elsewhere. */
  oninput?: (text: string) => void;
  /** CSS colours of a swatch in front of the text: ground and stripe. */
  swatch?: (row: Row) => string[];
}

/** What was written in a cell and says nothing to its column. */
export interface WrongCell {
  text: string;
  problem: string;
}

/** A column over a text field; an empty cell is `null`. */
export function textColumn<Row extends object>(
  key: keyof Row & string,
  label: string,
  more: Partial<Column<Row>> = {},
): Column<Row> {
  return {
    key,
    label,
    read: (row) => (row[key] as string | null | undefined) ?? '',
    write: (row, text) => {
      (row as Record<string, unknown>)[key] = text.trim() === '' ? null : text;
    },
    ...more,
  };
}

/** A column over a number; comma and point both part the decimals. `problem` says what to do with anything else. */
export function numberColumn<Row extends object>(
  key: keyof Row & string,
  label: string,
  problem: string,
  more: Partial<Column<Row>> = {},
): Column<Row> {
  return {
    key,
    label,
    width: '5.5rem',
    read: (row) => {
      const value = row[key] as number | null | undefined;
      return value == null ? '' : String(value);
    },
    write: (row, text) => {
      const clean = text.trim().replace(',', '.');
      const value = clean === '' ? null : Number(clean);
      if (Number.isNaN(value)) return problem;
      (row as Record<string, unknown>)[key] = value;
    },
    ...more,
  };
}

/** A column over a code chosen from a list; the label or the code may be pasted. */
export function choiceColumn<Row extends object>(
  key: keyof Row & string,
  label: string,
  words: Record<string, () => string>,
  problem: string,
  more: Partial<Column<Row>> & { required?: boolean } = {},
): Column<Row> {
  const { required = false, ...rest } = more;
  const options = Object.entries(words).map(([value, word]) => ({ value, label: word() }));
  return {
    key,
    label,
    width: '9rem',
    options: required ? options : [{ value: '', label: '' }, ...options],
    read: (row) => (row[key] as string | null | undefined) ?? '',
    write: (row, text) => {
      const wanted = text.trim().toLowerCase();
      const option = options.find(
        ({ value, label: word }) => value.toLowerCase() === wanted || word.toLowerCase() === wanted,
      );
      if (!option && (wanted !== '' || required)) return problem;
      (row as Record<string, unknown>)[key] = option?.value ?? null;
    },
    ...rest,
  };
}

/**
 * Writes pasted cells from one cell on, right and down; rows that are missing are made. A header row that repeats the
 * columns' labels is left out, and lines that would come onto locked rows. A cell of one line takes several as words.
 * @returns what was written into, by `row:column`: its problem, null where it has none
 */
export function pasteCells<Row>(
  rows: Row[],
  columns: Column<Row>[],
  from: { row: number; column: number },
  cells: string[][],
  makeRow: () => Row,
  isLocked: (row: Row) => boolean = () => false,
): Map<string, WrongCell | null> {
  const written = new Map<string, WrongCell | null>();
  const target = columns.slice(from.column);
  const isHeader = cells[0]?.every((cell, i) => sameWords(cell, target[i]?.label));
  const lines = isHeader ? cells.slice(1) : cells;
  lines.forEach((line, down) => {
    const row = from.row + down;
    while (rows.length <= row) rows.push(makeRow());
    if (isLocked(rows[row]!)) return;
    line.forEach((text, right) => {
      const column = target[right];
      if (!column) return;
      const said = column.isLong ? text.trim() : text.trim().replaceAll(/\s*\n\s*/g, ' ');
      const problem = column.write(rows[row]!, said);
      written.set(`${row}:${from.column + right}`, problem ? { text: said, problem } : null);
    });
  });
  return written;
}

const sameWords = (cell: string, label = ''): boolean => cell.trim().toLowerCase() === label.toLowerCase();
