import { z } from 'zod';

/** Wire colours by their IEC 60757 letter codes; `TR` (transparent) is common on looms though not in the standard. */
export const WIRE_COLOURS = [
  'BK',
  'BN',
  'RD',
  'OG',
  'YE',
  'GN',
  'BU',
  'VT',
  'GY',
  'WH',
  'PK',
  'TQ',
  'GD',
  'SR',
  'TR',
] as const;

export const WireColourCode = z.enum(WIRE_COLOURS);
export type WireColourCode = z.infer<typeof WireColourCode>;

/** A wire's insulation: the ground colour and, on two-colour wires, the stripe. */
export const WireColour = z.strictObject({ main: WireColourCode, stripe: WireColourCode.nullish() });
export type WireColour = z.infer<typeof WireColour>;
