import type { Check } from '../check.ts';
import { canLine } from '../pin-roles.ts';

/**
 * CAN H joined with CAN L: the bus stands still and the vehicle reports faults (ISO 11898-2: CAN_H is driven above, CAN_L
 * below the recessive level). A line that is not named stays out.
 */
export const canSwapped: Check<'can-swapped'> = {
  code: 'can-swapped',
  severity: 'ERROR',
  *find({ nets }) {
    for (const net of nets) {
      const high = net.find((node) => canLine(node) === 'H');
      const low = net.find((node) => canLine(node) === 'L');
      if (high && low) yield { places: [high.place, low.place], params: { high: high.name, low: low.name } };
    }
  },
};
