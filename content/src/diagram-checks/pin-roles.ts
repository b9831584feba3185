import type { Node } from './circuit.ts';

/** Where supply comes from: the plus of the vehicle. */
export const isSource = ({ connector, pin }: Node): boolean =>
  connector.kind === 'VEHICLE' && pin.direction === 'POWER';

const FED: readonly string[] = ['DEVICE', 'SENSOR', 'RELAY'];

/** What supply goes to: the plus of a device, a sensor, a relay's coil. */
export const isFed = ({ connector, pin }: Node): boolean =>
  FED.includes(connector.kind) && pin.direction === 'POWER';

/**
 * Volts that a pin puts on its net: its own nominal voltage; for the plus of the vehicle without one, the vehicle's.
 * null where nobody said.
 */
export function drivenVoltage(node: Node, systemVoltage: number | null | undefined): number | null {
  if (isSource(node)) return node.pin.voltage ?? systemVoltage ?? null;
  return node.pin.direction === 'OUTPUT' ? (node.pin.voltage ?? null) : null;
}

/** “CAN high-speed” and “CAN low-speed” say nothing of a line. */
const CAN_LINE =
  /can(?:[\s_.-]*\d+)?[\s_,.-]*(?:линия|line|bus)?[\s_.-]*(h|l)(?:i|igh|o|ow)?(?![\p{L}\d])(?![\s-]*speed)/iu;

/** Which line of a CAN pair a pin is, by its signal, else by its function or label (ISO 11898-2: CAN_H, CAN_L). */
export function canLine({ pin }: Node): 'H' | 'L' | null {
  for (const text of [pin.signal, pin.function, pin.label]) {
    const line = text && CAN_LINE.exec(text)?.[1];
    if (line) return line.toUpperCase() as 'H' | 'L';
  }
  return null;
}
