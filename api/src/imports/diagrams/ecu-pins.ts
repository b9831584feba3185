import { parseColour, type Pin } from '@fieldlore/content';
import { z } from 'zod';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const list = z
  .union([text, z.array(text)])
  .nullish()
  .transform((value) => (value === null || value === undefined ? [] : [value].flat()));

/** A pin as the pinout files of ECU makers write it. `pin` is missing on internal pads; `id` and `class` may be lists. */
export const EcuPin = z.object({
  pin: text.nullish(),
  id: list,
  class: list,
  function: text.nullish(),
  ts_name: text.nullish(),
  pin_name: text.nullish(),
  type: text.nullish(),
  color: text.nullish(),
  alternative1: text.nullish(),
  alternative2: text.nullish(),
});
export type EcuPin = z.infer<typeof EcuPin>;

export const EcuPinout = z.object({
  pins: z.array(EcuPin),
  info: z
    .object({
      title: text.nullish(),
      name: text.nullish(),
      image: z.object({ file: text }).nullish(),
      pins: z.array(z.object({ pin: text, x: z.number(), y: z.number() })).nullish(),
    })
    .nullish(),
});
export type EcuPinout = z.infer<typeof EcuPinout>;

/** What the short names of pin types say about where current or a signal goes. */
const directions: [RegExp, Pin['direction']][] = [
  [/^(gnd|sgnd|gnda|pgnd|lsu_vgnd)$/, 'GROUND'],
  [/^(12v|5v|vign|vbat)$/, 'POWER'],
  [/^can$/, 'BIDIRECTIONAL'],
  [/^(ls|hs|hl|inj|ign|etb|out_\w+)$/, 'OUTPUT'],
  [/^(av|at|din|hall|vr|in_\w+)$/, 'INPUT'],
];

const byClass: Record<string, Pin['direction']> = {
  outputs: 'OUTPUT',
  analog_inputs: 'INPUT',
  switch_inputs: 'INPUT',
  event_inputs: 'INPUT',
};

export function pinOf(pin: EcuPin): Pin {
  const colour = pin.color ? parseColour(pin.color) : null;
  return {
    ...(pin.pin && { label: pin.pin }),
    ...(pin.function && { function: pin.function }),
    ...(pin.ts_name && { signal: pin.ts_name }),
    ...(directionOf(pin) && { direction: directionOf(pin) }),
    ...(colour && { colour }),
    ...(noteOf(pin) && { note: noteOf(pin) }),
  };
}

function directionOf(pin: EcuPin): Pin['direction'] {
  const type = pin.type?.toLowerCase() ?? '';
  const named = directions.find(([pattern]) => pattern.test(type))?.[1];
  if (named) return named;
  const classes = [...new Set(pin.class.map((name) => byClass[name]))];
  return classes.length === 1 ? classes[0] : classes.length > 1 ? 'BIDIRECTIONAL' : undefined;
}

/** The colour of a pin where nobody can tell which one it is: its note keeps it. */
export const unknownColourOf = ({ color }: EcuPin): string | null =>
  color && !parseColour(color) ? color : null;

/** What else the file says: other uses of the pin, and its names inside the controller, which its firmware is set up by. */
function noteOf(pin: EcuPin): string {
  const also = [pin.alternative1, pin.alternative2].filter(Boolean).join(', ');
  const inside = [...new Set([...pin.id, pin.pin_name].filter(Boolean))].join(', ');
  return [also, inside, unknownColourOf(pin)].filter(Boolean).join(' · ');
}
