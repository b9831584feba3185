import type { ParameterComparison } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';

export const COMPARISONS = ['AT_MOST', 'AT_LEAST', 'COVERS', 'IS'] as const satisfies ParameterComparison[];

export const comparisonWord: Record<ParameterComparison, () => string> = {
  AT_MOST: m.device_at_most,
  AT_LEAST: m.device_at_least,
  COVERS: m.device_covers,
  IS: m.device_is,
};
