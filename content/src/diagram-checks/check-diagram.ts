import type { DiagramData } from '../kinds/diagram.ts';
import type { AnyCheck } from './check.ts';
import { Circuit } from './circuit.ts';
import type { Finding, Found, CheckCode } from './finding.ts';
import { canSwapped } from './rules/can-swapped.ts';
import { colourAtPin, coloursAtSplice } from './rules/colours.ts';
import { doubleNumber, numberInTwoRows } from './rules/double-number.ts';
import { fuseAboveWire } from './rules/fuse-above-wire.ts';
import { fuseOverloaded } from './rules/fuse-overloaded.ts';
import { groundNotShown, missingGround, plusOnGround } from './rules/ground.ts';
import { outputsJoined } from './rules/outputs-joined.ts';
import { photoOfNoPin } from './rules/photo-of-no-pin.ts';
import { pinUsedTwice } from './rules/pin-used-twice.ts';
import { safetyNotMarked } from './rules/safety-not-marked.ts';
import { supplyWithoutFuse } from './rules/supply-without-fuse.ts';
import { jointToNowhere, wireNotUsed, wireToItself, wireToNowhere } from './rules/to-nowhere.ts';
import { voltageDropRule } from './rules/voltage-drop.ts';
import { chargingVoltage, inputVoltage, supplyVoltage } from './rules/voltages.ts';
import { wireUsedTwice } from './rules/wire-used-twice.ts';

/** Every rule, the most dangerous first: so they are listed. A new one starts here. */
export const CHECKS: readonly AnyCheck[] = [
  plusOnGround,
  supplyWithoutFuse,
  fuseAboveWire,
  supplyVoltage,
  inputVoltage,
  outputsJoined,
  canSwapped,
  missingGround,
  wireUsedTwice,
  wireToItself,
  doubleNumber,
  fuseOverloaded,
  chargingVoltage,
  voltageDropRule,
  safetyNotMarked,
  groundNotShown,
  numberInTwoRows,
  pinUsedTwice,
  colourAtPin,
  coloursAtSplice,
  wireToNowhere,
  jointToNowhere,
  wireNotUsed,
  photoOfNoPin,
];

/**
 * What is wrong with a diagram or may be, errors first. The same data gives the same list; a table that is half filled in
 * is checked as far as it goes. Takes time with the number of pins and wires: some 120 ms for 10,000 pins.
 */
export function checkDiagram(data: DiagramData): Finding[] {
  const circuit = new Circuit(data);
  const findings = CHECKS.flatMap((check) => {
    const found: Iterable<Found<CheckCode>> = check.find(circuit);
    return Array.from(found, ({ places, params }) => {
      const { code, severity } = check;
      return { code, severity, places, params, key: `${code} ${Object.values(params).join(' ')}` } as Finding;
    });
  });
  return [
    ...findings.filter(({ severity }) => severity === 'ERROR'),
    ...findings.filter(({ severity }) => severity === 'WARNING'),
  ];
}
