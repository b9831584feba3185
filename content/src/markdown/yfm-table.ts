import type { MarkdownIt, StateBlock } from 'markdown-it';
import { lineAt, pushHtml } from './tags.ts';

/** Tables in tables past this are read as text: no page has them, and reading recurses. */
const DEEPEST = 10;

/** Multi-line tables of YFM: `#|` and `|#` around rows `|| a | b ||`, whose cells hold any Markdown. */
export function yfmTables(md: MarkdownIt): void {
  md.block.ruler.before(
    'code',
    'yfm_table',
    (state, startLine, endLine, silent) => {
      if (!lineAt(state, startLine).startsWith('#|')) return false;
      const source = state.getLines(startLine, endLine, state.blkIndent, false);
      const depth = Number(state.env.tableDepth ?? 0);
      const table = depth < DEEPEST ? readTable(source.trimStart()) : null;
      if (!table) return false;
      if (silent) return true;
      pushHtml(state, tableHtml(table.rows, state, depth));
      state.line =
        startLine + source.slice(0, table.end + source.length - source.trimStart().length).split('\n').length;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

interface TableSource {
  rows: string[][];
  /** Where the table ends in the source. */
  end: number;
}

/** Finds rows and cells, passing over code, escapes and inner tables. `null` when the table is not closed on a line's end. */
function readTable(source: string, isWithin = false): TableSource | null {
  const rows: string[][] = [];
  let row: string[] | null = null;
  let cell = '';
  for (let at = 2; at < source.length;) {
    const rest = source.slice(at, at + 3);
    const opaque = opaqueAt(source, at);
    if (opaque > 0) {
      cell += source.slice(at, at + opaque);
      at += opaque;
    } else if (rest.startsWith('|#')) {
      const lineEnd = source.indexOf('\n', at);
      const tail = source.slice(at + 2, lineEnd < 0 ? source.length : lineEnd);
      if (tail.trim() !== '' && !isWithin) return null;
      // A row that was never closed still has its cells.
      if (row) rows.push([...row, cell]);
      else if (cell.trim()) rows.push([cell]);
      return { rows, end: at + 2 };
    } else if (rest.startsWith('||')) {
      if (row) rows.push([...row, cell]);
      else if (cell.trim()) rows.push([cell]);
      row = row ? null : [];
      cell = '';
      at += 2;
    } else if (rest.startsWith('|') && row) {
      row.push(cell);
      cell = '';
      at += 1;
    } else {
      cell += source[at]!;
      at += 1;
    }
  }
  return null;
}

/** Length of what at this place hides its bars: an escape, a code span or fence, a table within; 0 for none. */
function opaqueAt(source: string, at: number): number {
  const sign = source[at];
  if (sign === '\\') return 2;
  if (sign === '`') {
    const fence = /^`+/.exec(source.slice(at, at + 100))![0];
    const end = new RegExp(`(?<!\`)${fence}(?!\`)`).exec(source.slice(at + fence.length));
    return end ? fence.length + end.index + fence.length : fence.length;
  }
  if (sign === '#' && source[at + 1] === '|') {
    const inner = readTable(source.slice(at), true);
    return inner ? inner.end : 0;
  }
  return 0;
}

interface Cell {
  text: string;
  colspan: number;
  rowspan: number;
}

function tableHtml(rows: string[][], state: StateBlock, depth: number): string {
  const isHead = rows.length > 1 && rows[0]!.every((text) => /^\*\*(?!\*)[^*]+\*\*$/.test(text.trim()));
  const env = { ...state.env, open: [], tableDepth: depth + 1, breaks: true };
  const html = spans(rows).map((cells, r) => {
    const tag = isHead && r === 0 ? 'th' : 'td';
    const inner = cells.map(({ text, colspan, rowspan }) => {
      const markdown = tag === 'th' ? text.trim().slice(2, -2) : dedent(text);
      return `<${tag} colspan="${colspan}" rowspan="${rowspan}">${state.md.render(markdown, env)}</${tag}>`;
    });
    return `<tr>${inner.join('')}</tr>`;
  });
  return `<table><tbody>${html.join('')}</tbody></table>`;
}

/** A cell `>` belongs to the one on its left, `^` to the one above. */
function spans(rows: string[][]): Cell[][] {
  const above: (Cell | undefined)[] = [];
  return rows.map((row) => {
    const cells: Cell[] = [];
    row.forEach((text, column) => {
      const left = cells.at(-1);
      const upper = above[column];
      if (text.trim() === '>' && left) {
        left.colspan++;
        above[column] = left;
      } else if (text.trim() === '^' && upper) {
        if (above[column - 1] !== upper || column === 0) upper.rowspan++;
      } else {
        const cell = { text, colspan: 1, rowspan: 1 };
        cells.push(cell);
        above[column] = cell;
      }
    });
    return cells;
  });
}

function dedent(text: string): string {
  const lines = text.replace(/^[ \t]*\n|\s+$/g, '').split('\n');
  // The first line starts after `|`, so only the others say how far the cell is indented.
  const indents = lines
    .slice(1)
    .filter((line) => line.trim())
    .map((line) => /^ */.exec(line)![0].length);
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  return lines
    .map((line, i) =>
      i === 0 ? line.trimStart() : line.slice(Math.min(indent, /^ */.exec(line)![0].length)),
    )
    .join('\n');
}
