import type { Check } from '../check.ts';
import type { Circuit, Node } from '../circuit.ts';
import { isSource } from '../pin-roles.ts';

/** The plus of the vehicle joined with ground: a short circuit, behind a fuse too. */
export const plusOnGround: Check<'plus-on-ground'> = {
  code: 'plus-on-ground',
  severity: 'ERROR',
  *find(circuit) {
    for (const net of circuit.circuits) {
      const plus = net.find(isSource);
      const ground = plus && net.find(({ pin }) => pin.direction === 'GROUND');
      if (ground)
        yield { places: [ground.place, plus.place], params: { plus: plus.name, ground: ground.name } };
    }
  },
};

/** A device that is fed, and whose ground pins are there but all unconnected: it does not work. */
export const missingGround: Check<'missing-ground'> = {
  code: 'missing-ground',
  severity: 'ERROR',
  *find(circuit) {
    for (const { fed, grounds } of fedDevices(circuit))
      if (grounds.length > 0 && grounds.every((pin) => circuit.leadsAt(pin).every(({ to }) => !to)))
        yield { places: [grounds[0]!.place], params: { device: fed.connector.id, pin: grounds[0]!.name } };
  },
};

/** A device that is fed and shows no ground pin at all: it may have its ground by its body, or the pin is forgotten. */
export const groundNotShown: Check<'ground-not-shown'> = {
  code: 'ground-not-shown',
  severity: 'WARNING',
  *find(circuit) {
    for (const { fed, grounds } of fedDevices(circuit))
      if (grounds.length === 0)
        yield {
          places: [{ connector: fed.place.connector }, fed.place],
          params: { device: fed.connector.id, pin: fed.name },
        };
  },
};

/** Devices and sensors whose plus is connected, with their ground pins. A device of several plugs has ground on one. */
function* fedDevices(circuit: Circuit): Iterable<{ fed: Node; grounds: Node[] }> {
  const own = circuit.nodes.filter(({ connector: { kind } }) => kind === 'DEVICE' || kind === 'SENSOR');
  for (const pins of Map.groupBy(own, ({ connector }) => connector.name ?? connector).values()) {
    const fed = pins.find((node) => node.pin.direction === 'POWER' && circuit.leadsAt(node).length > 0);
    if (fed) yield { fed, grounds: pins.filter(({ pin }) => pin.direction === 'GROUND') };
  }
}
