import type { Highlighter, TextPart } from './highlight.ts';

/** The line that answers most words of the query, of a page's rows or headings; of equals the first, null where nothing is marked. */
export function bestLine<Line extends { line: string }>(
  lines: readonly Line[],
  marks: Highlighter,
): { line: Line; parts: TextPart[] } | null {
  let best: { line: Line; answered: number } | null = null;
  for (const line of lines) {
    const answered = marks.answered(line.line);
    if (answered > (best?.answered ?? 0)) best = { line, answered };
  }
  return best && { line: best.line, parts: marks.mark(best.line.line) };
}
