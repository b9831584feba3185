import { formatNumber } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';

/** «10–30», «не меньше 10»; empty where nothing limits the value. The unit stands beside it. */
export function limitsText(min: number | null, max: number | null): string {
  if (min !== null && max !== null)
    return m.limits_between({ min: formatNumber(min), max: formatNumber(max) });
  if (min !== null) return m.limits_from({ min: formatNumber(min) });
  return max === null ? '' : m.limits_to({ max: formatNumber(max) });
}
