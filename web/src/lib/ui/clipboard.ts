/**
 * Puts text on the clipboard, with a rich twin for mail and ticket editors where `html` is given.
 * Answers false where the browser refuses (no permission, no secure context and no selection copy).
 */
export async function copy(text: string, html?: string): Promise<boolean> {
  try {
    if (html !== undefined && typeof ClipboardItem !== 'undefined') {
      const item = new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      });
      await navigator.clipboard.write([item]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch {
    return copyBySelection(text, html);
  }
}

/** The old way still works over plain http on a company network, where `navigator.clipboard` is missing. */
function copyBySelection(text: string, html?: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
  };
  document.addEventListener('copy', fill, { once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', fill);
  }
}

/** Rows as a spreadsheet takes them from the clipboard. */
export function toTsv(table: HTMLTableElement): string {
  return [...table.rows]
    .filter((row) => !row.hidden)
    .map((row) => [...row.cells].map((cell) => cellText(cell)).join('\t'))
    .join('\n');
}

const cellText = (cell: HTMLTableCellElement): string =>
  (cell.dataset.copy ?? cell.innerText).replaceAll(/\s+/g, ' ').trim();
