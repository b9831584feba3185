import type { Blank } from '@fieldlore/content';

/** What the API leaves of a blank that nobody filled: `{{client.name}}`. */
const LEFT = /\{\{\s*([^}|\s]+)[^}]*\}\}/g;

const labelOf = (name: string, blanks: Blank[]): string =>
  blanks.find((blank) => blank.name === name)?.label || name;

/** Plain text cut at the blanks that are still open, which stand as their labels. */
export function textParts(text: string, blanks: Blank[]): { text: string; hit: boolean }[] {
  const parts: { text: string; hit: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(LEFT)) {
    parts.push(
      { text: text.slice(end, match.index), hit: false },
      { text: labelOf(match[1]!, blanks), hit: true },
    );
    end = match.index + match[0].length;
  }
  return [...parts, { text: text.slice(end), hit: false }].filter((part) => part.text);
}

/** The same in HTML that the API made safe: labels are escaped on their way in. */
export function htmlWithLabels(html: string, blanks: Blank[]): string {
  return html.replaceAll(LEFT, (_, name: string) => `<mark>${escape(labelOf(name, blanks))}</mark>`);
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
