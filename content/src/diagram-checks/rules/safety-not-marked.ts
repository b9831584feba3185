import type { Check } from '../check.ts';
import type { Node } from '../circuit.ts';

/**
 * Words and terminal marks of circuits with which a mistake stops a vehicle or sets it on fire: ignition and starter
 * (DIN 72552: 15, 50), immobiliser, fuel pump. The permanent plus (30) alone is not among them: every device is fed by
 * one, and other rules ask for its fuse.
 */
const CRITICAL =
  /зажиган|старт[её]р|иммобилайз|бензонасос|топливн\p{L}*\s+насос|отсечк\p{L}*\s+топлив|блокировк\p{L}*\s+двигател|(?<!\p{L})(?:ignition|IGN(?!\p{L})|starter|immobili[sz]er|fuel\s+(?:pump|cut))|(?<![\p{L}\d])(?:KL|кл(?:емм\p{L}*)?)[\s._-]*(?:15|50)(?!\d)/iu;

const CRITICAL_KINDS: readonly string[] = ['VEHICLE', 'RELAY', 'TERMINAL'];

const isCritical = ({ connector, pin }: Node): boolean =>
  CRITICAL_KINDS.includes(connector.kind) &&
  [pin.function, pin.signal, connector.name].some((text) => text && CRITICAL.test(text));

/**
 * A wire comes to ignition, starter, immobiliser or fuel pump of the vehicle, and the diagram is not marked as one that
 * is published by four eyes. Only pins that something is connected to count: a plug is drawn whole.
 */
export const safetyNotMarked: Check<'safety-not-marked'> = {
  code: 'safety-not-marked',
  severity: 'WARNING',
  *find(circuit) {
    if (circuit.data.safetyCritical) return;
    const [first, ...others] = circuit.nodes.filter(
      (node) => isCritical(node) && circuit.leadsAt(node).length > 0,
    );
    if (!first) return;
    yield {
      places: [first.place, ...others.map(({ place }) => place)],
      params: { pins: [first, ...others].map(({ name }) => name).join(', ') },
    };
  },
};
