import type { FieldChange } from '../../catalogue/row-changes.ts';

const longest = 80;

/** How much of what is the same stands before the difference. */
const lead = 20;

/** `yearTo: 2019 → 2021`; of long values the place where they part, empty ones are a dash. */
export function changeText({ field, from, to }: FieldChange): string {
  const [was, is] = [quoted(from), quoted(to)];
  let same = 0;
  while (same < Math.min(was.length, is.length) && was[same] === is[same]) same++;
  return `${field}: ${cut(was, same)} → ${cut(is, same)}`;
}

function quoted(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'string' ? `«${value}»` : JSON.stringify(value);
}

function cut(text: string, same: number): string {
  const start = text.length > longest && same > longest - lead ? same - lead : 0;
  const end = start + longest;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
