import type { RichNode } from '../document/document.ts';
import { type Element, attributeOf, elementChildren } from './elements.ts';

const MAX_SPAN = 100;

/** The rows of a table in order, whatever `thead` and `tbody` they stand in; rows of inner tables are not among them. */
export function rowsOf(table: Element): Element[] {
  return elementChildren(table).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return /^t(head|body|foot)$/.test(child.tagName)
      ? elementChildren(child).filter(({ tagName }) => tagName === 'tr')
      : [];
  });
}

/** A cell with its spans. Spans past 100 come from broken pages: the cell then spans 100. */
export function tableCell(element: Element, content: RichNode[]): RichNode {
  const span = (name: string) =>
    Math.min(Math.max(Number.parseInt(attributeOf(element, name) ?? '', 10) || 1, 1), MAX_SPAN);
  const align = /^(left|center|right)$/.exec(
    attributeOf(element, 'align') ??
      /(?:text-align:\s*|\balign-)(left|center|right)/.exec(
        `${attributeOf(element, 'style') ?? ''} ${attributeOf(element, 'class') ?? ''}`,
      )?.[1] ??
      '',
  );
  return {
    type: element.tagName === 'th' ? 'tableHeader' : 'tableCell',
    attrs: { colspan: span('colspan'), rowspan: span('rowspan'), align: align?.[1] ?? null },
    content: content.length > 0 ? content : [{ type: 'paragraph' }],
  };
}

/** Makes every row equally wide: imported tables miss cells, and the editor cannot work on ragged ones. */
export function squareTable(rows: RichNode[]): RichNode {
  const below: number[] = [];
  const widths = rows.map((row) => {
    let column = 0;
    for (const cell of row.content ?? []) {
      while ((below[column] ?? 0) > 0) below[column++]!--;
      const { colspan, rowspan } = cell.attrs as { colspan: number; rowspan: number };
      for (let i = 0; i < colspan; i++) below[column++] = rowspan - 1;
    }
    let width = column;
    for (; column < below.length; column++)
      if (below[column]! > 0) {
        below[column]!--;
        width = column + 1;
      }
    return width;
  });
  const widest = Math.max(...widths);
  const content = rows.map((row, i) => {
    const missing = widest - widths[i]!;
    if (missing === 0) return row;
    return { ...row, content: [...(row.content ?? []), ...Array.from({ length: missing }, emptyCell)] };
  });
  return { type: 'table', content };
}

const emptyCell = (): RichNode => ({ type: 'tableCell', content: [{ type: 'paragraph' }] });
