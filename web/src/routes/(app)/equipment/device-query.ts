import { EQUIPMENT_TYPES } from '@fieldlore/content';
import type { ParameterCondition } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import { COMPARISONS, comparisonWord } from './comparisons.ts';

/** A line of the form as it was sent; it is a condition once it says all three. */
export interface ConditionLine {
  name: string;
  comparison: string;
  value: string;
}

export interface DeviceQuery {
  type: string | null;
  lines: ConditionLine[];
  /** What keeps lines from being conditions, by their place as the API names it: `conditions.0.value`. */
  problems: { path: string; message: string }[];
}

/** How many lines the form has at most; as many as the API takes. */
export const MOST_CONDITIONS = 8;

/**
 * What the list is narrowed by: `?type=TRACKER&p=Ток+потребления&op=AT_MOST&v=100+мА`, the last three once a condition. Of a
 * line that is filled in by half, what is missing is said: an answer to less than was asked would look like one to all of it.
 */
export function readDeviceQuery(query: URLSearchParams): DeviceQuery {
  const [names, comparisons, values] = ['p', 'op', 'v'].map((name) => query.getAll(name)) as [
    string[],
    string[],
    string[],
  ];
  const lines = Array.from({ length: Math.max(names.length, values.length) }, (_, i) => ({
    name: (names[i] ?? '').trim().slice(0, 300),
    comparison: comparisons[i] || 'COVERS',
    value: (values[i] ?? '').trim().slice(0, 300),
  })).filter(({ name, value }) => name || value);
  const asked = query.get('type') ?? '';
  const type = EQUIPMENT_TYPES.find((known) => known === asked) ?? null;
  const problems = lines.flatMap(problemsOfLine);
  if (asked && !type)
    problems.push({ path: 'type', message: m.device_no_type({ type: asked.slice(0, 60) }) });
  return { type, lines, problems };
}

/** The lines as the API takes them; only where there are no problems. */
export const conditionsOf = ({ lines }: DeviceQuery): ParameterCondition[] => lines as ParameterCondition[];

function problemsOfLine({ name, comparison, value }: ConditionLine, i: number): DeviceQuery['problems'] {
  const number = i + 1;
  if (!name) return [{ path: `conditions.${i}.name`, message: m.device_no_name({ number, value }) }];
  if (!value) return [{ path: `conditions.${i}.value`, message: m.device_no_value({ number, name }) }];
  if (COMPARISONS.some((known) => known === comparison)) return [];
  const words = COMPARISONS.map((known) => comparisonWord[known]()).join(', ');
  const message = m.device_no_comparison({ number, name, comparison: comparison.slice(0, 60), words });
  return [{ path: `conditions.${i}.comparison`, message }];
}
