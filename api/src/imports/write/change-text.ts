import type { FieldChange } from '../../catalogue/row-changes.ts';

const longest = 80;

/** `yearTo: 2019 → 2021`; long values are cut, empty ones are a dash. */
export function changeText({ field, from, to }: FieldChange): string {
  return `${field}: ${valueText(from)} → ${valueText(to)}`;
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  const text = typeof value === 'string' ? `«${value}»` : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
