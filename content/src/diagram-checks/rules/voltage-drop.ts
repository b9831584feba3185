import type { Check } from '../check.ts';
import type { Circuit, Lead, Node } from '../circuit.ts';
import { voltageDrop } from '../conductors.ts';
import { isFed, isSource } from '../pin-roles.ts';

/**
 * Volts that the plus may lose on its way to a device, of a vehicle of 12 and of 24 V (Bosch Automotive Handbook,
 * permissible voltage drop of the positive conductor).
 */
const PERMISSIBLE = { 12: 0.5, 24: 1 };

/**
 * A wire too thin for its length: at its largest current the device loses more than is permissible between the plus of
 * the vehicle and its own. Only what is known is counted — the device's own current, wires with cross-section and
 * length — so the true drop is larger.
 */
export const voltageDropRule: Check<'voltage-drop'> = {
  code: 'voltage-drop',
  severity: 'WARNING',
  *find(circuit) {
    const limit = PERMISSIBLE[circuit.data.systemVoltage ?? 12];
    const ways = leadsFromSource(circuit);
    for (const node of circuit.nodes.filter(isFed)) {
      const { current } = node.pin;
      const way = current ? ways.get(node) : null;
      if (!current || !way) continue;
      const drops = way.map(({ wire, connection }) => ({ drop: dropOf(wire, current), wire, connection }));
      const drop = drops.reduce((sum, one) => sum + one.drop, 0);
      const worst = drops.toSorted((a, b) => b.drop - a.drop)[0];
      if (drop > limit && worst)
        yield {
          places: [
            { ...worst.wire!.place, field: 'crossSection' },
            { connection: worst.connection },
            { ...node.place, field: 'current' },
          ],
          params: { pin: node.name, current, drop: Math.round(drop * 100) / 100, limit },
        };
    }
  },
};

function dropOf(wire: Lead['wire'], current: number): number {
  const [metres, mm2] = [wire?.cable.length, wire?.wire.crossSection];
  return metres && mm2 ? voltageDrop(current, metres, mm2) : 0;
}

/** Longer than any way from a battery to a device. */
const LONGEST = 50;

/** The leads on the shortest way from the vehicle's plus to each fed pin, through splices and fuses. */
function leadsFromSource(circuit: Circuit): Map<Node, Lead[]> {
  const otherEnd = new Map(
    circuit.fuses.flatMap(({ ends: [one, two] }) => [
      [one, two],
      [two, one],
    ]),
  );
  const before = new Map<Node, { node: Node; lead: Lead } | null>(
    circuit.nodes.filter(isSource).map((node) => [node, null]),
  );
  const queue = [...before.keys()];
  for (const node of queue)
    for (const lead of circuit.leadsAt(node)) {
      const other = node === lead.from ? lead.to : lead.from;
      if (!other) continue;
      const through = otherEnd.get(other);
      for (const pin of [other, ...circuit.joinedInside(other), ...(through ? [through] : [])])
        if (!before.has(pin)) {
          before.set(pin, { node, lead });
          queue.push(pin);
        }
    }
  const ways = new Map<Node, Lead[]>();
  for (const node of circuit.nodes.filter((one) => isFed(one) && before.get(one))) {
    const way: Lead[] = [];
    for (let step = before.get(node); step && way.length < LONGEST; step = before.get(step.node))
      way.push(step.lead);
    ways.set(node, way);
  }
  return ways;
}
