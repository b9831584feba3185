import { z } from 'zod';
import { WireColour } from './wire-colour.ts';

const shortText = z.string().trim().max(300);
const note = z.string().trim().max(2000);
/** How a connector, pin, cable or wire is named on the sheet: `X1`, `87a`, `3/13`. Text, because pins are not numbers. */
const label = z.string().trim().min(1).max(40);

export const PIN_DIRECTIONS = [
  'INPUT',
  'OUTPUT',
  'BIDIRECTIONAL',
  'POWER',
  'GROUND',
  'NOT_CONNECTED',
] as const;
export const CONNECTOR_KINDS = [
  'DEVICE',
  'VEHICLE',
  'SENSOR',
  'SPLICE',
  'FUSE',
  'RELAY',
  'TERMINAL',
] as const;

export const Pin = z.strictObject({
  /** Unique within its connector where the maker numbers pins; internal pads have no label of their own. */
  label: label.nullish(),
  function: shortText.nullish(),
  direction: z.enum(PIN_DIRECTIONS).nullish(),
  /** The electrical signal or net: `CAN_H`, `+12V`, `DIN1`. */
  signal: shortText.nullish(),
  colour: WireColour.nullish(),
  /** Nominal voltage, volts. */
  voltage: z.number().nullish(),
  /** What the pin stands, volts; where these are not known, its nominal voltage speaks for it. */
  voltageMin: z.number().nullish(),
  voltageMax: z.number().nullish(),
  /** Largest current, amperes. */
  current: z.number().nonnegative().nullish(),
  /** The vehicle's own fuse that this pin lies behind, amperes. */
  fuse: z.number().positive().nullish(),
  activeLevel: z.enum(['HIGH', 'LOW']).nullish(),
  note: note.nullish(),
});
export type Pin = z.infer<typeof Pin>;

export const Connector = z.strictObject({
  id: label,
  name: shortText.nullish(),
  kind: z.enum(CONNECTOR_KINDS).default('DEVICE'),
  /** Housing family, such as `Molex Micro-Fit 3.0`. */
  type: shortText.nullish(),
  gender: z.enum(['MALE', 'FEMALE']).nullish(),
  partNumber: shortText.nullish(),
  /** Fuse rating or relay contact rating, amperes. */
  rating: z.number().positive().nullish(),
  note: note.nullish(),
  pins: z.array(Pin).max(2000),
});
export type Connector = z.infer<typeof Connector>;

export const Cable = z.strictObject({
  id: label,
  name: shortText.nullish(),
  type: shortText.nullish(),
  /** Length, metres. */
  length: z.number().nonnegative().nullish(),
  shield: z.boolean().default(false),
  /** Single wires side by side: each is bought by the metre, there is no cable around them. */
  bundle: z.boolean().optional(),
  wires: z
    .array(
      z.strictObject({
        id: label,
        colour: WireColour.nullish(),
        /** Conductor cross-section, mm². */
        crossSection: z.number().positive().nullish(),
        label: shortText.nullish(),
      }),
    )
    .max(500),
});
export type Cable = z.infer<typeof Cable>;

/** One end of a connection: a connector and the label of one of its pins. */
const PinPlace = z.strictObject({ connector: label, pin: label });

/** pin → wire → pin. A missing `to` is a free end; a missing `wire` is a direct mate. */
export const Connection = z.strictObject({
  from: PinPlace,
  wire: z.strictObject({ cable: label, wire: label }).nullish(),
  to: PinPlace.nullish(),
  note: note.nullish(),
});
export type Connection = z.infer<typeof Connection>;

/** Where the engineer meets the vehicle's own loom. */
export const VehicleTap = z.strictObject({
  id: label,
  signal: shortText,
  where: note,
  howToReach: note.nullish(),
  /** The loom's own connector and pin, in the maker's names. */
  connector: shortText.nullish(),
  pin: shortText.nullish(),
  colour: WireColour.nullish(),
  photo: z.uuid().nullish(),
});

/** A photo or drawing of a connector; places are fractions (0–1) of its width and height from the top left. */
export const Picture = z.strictObject({
  file: z.uuid(),
  caption: shortText.nullish(),
  connector: label.nullish(),
  places: z
    .array(z.strictObject({ pin: label, x: z.number().min(0).max(1), y: z.number().min(0).max(1) }))
    .max(2000),
});
export type Picture = z.infer<typeof Picture>;

export const DiagramData = z
  .strictObject({
    connectors: z.array(Connector).max(200).default([]),
    cables: z.array(Cable).max(500).default([]),
    connections: z.array(Connection).max(5000).default([]),
    taps: z.array(VehicleTap).max(200).default([]),
    pictures: z.array(Picture).max(50).default([]),
    /** Nominal voltage of the vehicle, volts; left out where the scheme serves both. */
    systemVoltage: z.union([z.literal(12), z.literal(24)]).nullish(),
    /** Touches power, ignition or the immobiliser: such a diagram is published by four eyes. */
    safetyCritical: z.boolean().default(false),
  })
  .superRefine((diagram, context) => {
    const pins = new Map(diagram.connectors.map((c) => [c.id, new Set(c.pins.map((p) => p.label))]));
    const wires = new Map(diagram.cables.map((c) => [c.id, new Set(c.wires.map((w) => w.id))]));
    /** The message is English, as the schema's own are; in Russian it stands in `params`. */
    const unknown = (path: (string | number)[], ru: string, message: string) =>
      context.addIssue({ code: 'custom', path, message, params: { ru } });

    if (pins.size < diagram.connectors.length)
      unknown(['connectors'], 'обозначения разъёмов повторяются', 'connector names repeat');
    if (wires.size < diagram.cables.length)
      unknown(['cables'], 'обозначения кабелей повторяются', 'cable names repeat');
    diagram.connections.forEach((connection, i) => {
      for (const end of ['from', 'to'] as const) {
        const place = connection[end];
        if (place && !pins.get(place.connector)?.has(place.pin))
          unknown(
            ['connections', i, end],
            `у разъёма ${place.connector} нет вывода ${place.pin}`,
            `there is no pin ${place.pin} on connector ${place.connector}`,
          );
      }
      const wire = connection.wire;
      if (wire && !wires.get(wire.cable)?.has(wire.wire))
        unknown(
          ['connections', i, 'wire'],
          `в кабеле ${wire.cable} нет провода ${wire.wire}`,
          `there is no wire ${wire.wire} in cable ${wire.cable}`,
        );
    });
  });
export type DiagramData = z.infer<typeof DiagramData>;
