/**
 * A place of a diagram by positions in its data, so that a table, a drawing and a message find it alike. `field` names
 * the cell that is wrong where it is one of them: `direction`, `crossSection`.
 */
export type Place =
  | { connector: number; field?: string }
  | { connector: number; pin: number; field?: string }
  | { connection: number; field?: string }
  | { cable: number; wire: number; field?: string };

/** `connectors.0.pins.3.direction`, below the diagram's own place. */
export function placePath(place: Place): string {
  const at =
    'connection' in place
      ? ['connections', place.connection]
      : 'cable' in place
        ? ['cables', place.cable, 'wires', place.wire]
        : 'pin' in place
          ? ['connectors', place.connector, 'pins', place.pin]
          : ['connectors', place.connector];
  return [...at, ...(place.field ? [place.field] : [])].join('.');
}

/** An error blocks publishing; a warning asks whether it is meant. */
export type Severity = 'ERROR' | 'WARNING';

/** What each rule has to say, in the names of the sheet (`X1:5`, `W1.2`) and in volts, amperes, mm². */
export interface FindingParams {
  'pin-used-twice': { pin: string; wires: string };
  'wire-used-twice': { wire: string; pins: string };
  'double-number': { number: string; place: string };
  'number-in-two-rows': { number: string; place: string };
  'wire-to-nowhere': { pin: string; wire: string };
  'joint-to-nowhere': { pin: string };
  'wire-to-itself': { pin: string };
  'wire-not-used': { wire: string };
  'colour-at-pin': { pin: string; wire: string; pinColour: string; wireColour: string };
  'colours-at-splice': { splice: string; wires: string };
  'supply-without-fuse': { pin: string; source: string };
  'fuse-above-wire': { wire: string; crossSection: number; fuse: string; rating: number; limit: number };
  'fuse-overloaded': { fuse: string; rating: number; current: number; pins: string; enough: number };
  'voltage-drop': { pin: string; current: number; drop: number; limit: number };
  'supply-voltage': { pin: string; source: string; voltage: number; range: string };
  'input-voltage': { pin: string; source: string; voltage: number; limit: number };
  'charging-voltage': { pin: string; source: string; voltage: number; limit: number };
  'can-swapped': { high: string; low: string };
  'outputs-joined': { pins: string };
  'plus-on-ground': { plus: string; ground: string };
  'missing-ground': { device: string; pin: string };
  'safety-not-marked': { pins: string };
  'ground-not-shown': { device: string; pin: string };
  'photo-of-no-pin': { connector: string; pins: string };
}
export type CheckCode = keyof FindingParams;

export interface Found<C extends CheckCode> {
  /** The first is where to look first. */
  places: [Place, ...Place[]];
  params: FindingParams[C];
}

type FindingOf<C extends CheckCode> = Found<C> & {
  code: C;
  severity: Severity;
  /** The same for the same finding in another revision, whatever moved: by it a warning stays accepted. */
  key: string;
};
export type Finding = { [C in CheckCode]: FindingOf<C> }[CheckCode];
