import type { FleetLineInput } from './fleet.input.ts';

/** The catalogue is looked through for each line: one full fleet in a request, or several short ones. */
export const costOfFleet = (lines: readonly FleetLineInput[]): number => 400 + 20 * lines.length;
