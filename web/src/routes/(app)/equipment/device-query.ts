import { EQUIPMENT_TYPES } from '@fieldlore/content';
import type { ParameterComparison, ParameterCondition } from '#lib/graphql/generated.ts';

export interface DeviceQuery {
  type: string | null;
  conditions: ParameterCondition[];
}

export const COMPARISONS = ['AT_MOST', 'AT_LEAST', 'COVERS', 'IS'] as const satisfies ParameterComparison[];

/** How many lines the form has at most; as many as the API takes. */
export const MOST_CONDITIONS = 8;

/** What the list is narrowed by: `?type=TRACKER&p=Ток+потребления&op=AT_MOST&v=100+мА`, the last three once a condition. */
export function readDeviceQuery(query: URLSearchParams): DeviceQuery {
  const [names, comparisons, values] = ['p', 'op', 'v'].map((name) => query.getAll(name)) as [
    string[],
    string[],
    string[],
  ];
  const conditions = names.flatMap((name, i) => {
    const value = (values[i] ?? '').trim();
    if (!name.trim() || !value) return [];
    const comparison = COMPARISONS.find((known) => known === comparisons[i]) ?? 'COVERS';
    return [{ name: name.trim().slice(0, 300), comparison, value: value.slice(0, 300) }];
  });
  return {
    type: EQUIPMENT_TYPES.find((type) => type === query.get('type')) ?? null,
    conditions: conditions.slice(0, MOST_CONDITIONS),
  };
}
