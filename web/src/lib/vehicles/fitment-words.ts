import type { FitmentState } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';

export const stateWord: Record<FitmentState, () => string> = {
  CONFIRMED_BY_US: m.fitment_confirmed_by_us,
  SUPPORTED: m.fitment_supported,
  PARTLY: m.fitment_partly,
  NOT_COMPATIBLE: m.fitment_not_compatible,
  UNKNOWN: m.fitment_unknown,
};

export const stateTone = {
  CONFIRMED_BY_US: 'good',
  SUPPORTED: 'info',
  PARTLY: 'warning',
  NOT_COMPATIBLE: 'danger',
  UNKNOWN: 'neutral',
} as const satisfies Record<FitmentState, string>;
