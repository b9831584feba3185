import {
  colourCode,
  colourHex,
  japaneseColour,
  parseColour,
  type Cable,
  type Connection,
  type Connector,
  type DiagramData,
  type Pin,
  type WireColour,
} from '@fieldlore/content';
import { directionWord } from '#lib/diagrams/words.ts';
import * as m from '#lib/paraglide/messages.js';
import { choiceColumn, numberColumn, textColumn, type Column } from '../grid/columns.ts';

export type VehicleTap = DiagramData['taps'][number];

/** A wire's colour in any notation people write; shown in the letters of IEC 60757 with a swatch. */
export function colourColumn<Row extends { colour?: WireColour | null }>(): Column<Row> {
  return {
    key: 'colour',
    label: m.edit_colour(),
    width: '7rem',
    isMono: true,
    read: ({ colour }) => (colour ? colourCode(colour, 'IEC') : ''),
    write: (row, text) => {
      const colour = text.trim() ? parseColour(text) : null;
      if (!colour && text.trim()) return unclearColour(text);
      row.colour = colour;
    },
    swatch: ({ colour }) => (colour ? [colour.main, colour.stripe ?? colour.main].map(colourHex) : []),
  };
}

/** Says what the letters may mean, where that is known. */
function unclearColour(text: string): string {
  const colour = japaneseColour(text);
  return colour
    ? m.edit_colour_japanese({ text, colour: colourCode(colour, 'IEC') })
    : m.edit_colour_problem({ text });
}

const levelWord: Record<NonNullable<Pin['activeLevel']>, () => string> = {
  HIGH: m.edit_active_high,
  LOW: m.edit_active_low,
};

/** @param kind of the connector: only a plug of the vehicle lies behind fuses of the vehicle */
export const pinColumns = (kind: Connector['kind'] = 'DEVICE'): Column<Pin>[] => [
  textColumn<Pin>('label', m.pin_label(), { width: '5rem', isMono: true }),
  textColumn<Pin>('function', m.pin_function()),
  choiceColumn<Pin>('direction', m.edit_pin_direction(), directionWord, m.edit_choice_problem()),
  textColumn<Pin>('signal', m.edit_pin_signal(), { width: '8rem', isMono: true }),
  colourColumn<Pin>(),
  numberColumn<Pin>('voltage', m.edit_pin_voltage(), m.edit_number_problem()),
  numberColumn<Pin>('voltageMin', m.edit_pin_voltage_min(), m.edit_number_problem()),
  numberColumn<Pin>('voltageMax', m.edit_pin_voltage_max(), m.edit_number_problem()),
  numberColumn<Pin>('current', m.edit_pin_current(), m.edit_number_problem()),
  choiceColumn<Pin>('activeLevel', m.edit_pin_active(), levelWord, m.edit_choice_problem(), {
    width: '7rem',
  }),
  ...(kind === 'VEHICLE' ? [numberColumn<Pin>('fuse', m.edit_pin_fuse(), m.edit_number_problem())] : []),
  textColumn<Pin>('note', m.edit_note_column(), { width: '12rem', isLong: true }),
];

type Wire = Cable['wires'][number];

export const wireColumns = (): Column<Wire>[] => [
  textColumn<Wire>('id', m.edit_wire_id(), { width: '6rem', isMono: true }),
  colourColumn<Wire>(),
  numberColumn<Wire>('crossSection', m.edit_wire_section(), m.edit_number_problem(), { width: '7rem' }),
  textColumn<Wire>('label', m.edit_wire_label()),
];

export const tapColumns = (): Column<VehicleTap>[] => [
  textColumn<VehicleTap>('id', m.edit_tap_id(), { width: '5rem', isMono: true }),
  textColumn<VehicleTap>('signal', m.edit_pin_signal(), { width: '9rem' }),
  textColumn<VehicleTap>('where', m.edit_tap_where(), { width: '14rem', isLong: true }),
  textColumn<VehicleTap>('howToReach', m.edit_tap_reach(), { width: '14rem', isLong: true }),
  textColumn<VehicleTap>('connector', m.edit_tap_connector(), { width: '9rem' }),
  textColumn<VehicleTap>('pin', m.pin_label(), { width: '5rem', isMono: true }),
  colourColumn<VehicleTap>(),
];

/** Ends of connections are written as on a sheet: `X1:5` is pin 5 of connector X1, `W1:2` wire 2 of cable W1. */
export const connectionColumns = ({ connectors, cables }: DiagramData): Column<Connection>[] => {
  const pins = connectors.flatMap(({ id, pins: all }) =>
    all.flatMap(({ label }) => (label ? [`${id}:${label}`] : [])),
  );
  const wires = cables.flatMap(({ id, wires: all }) => all.map((wire) => `${id}:${wire.id}`));
  return [
    placeColumn('from', m.edit_connection_from(), pins),
    {
      ...placeColumn('from', m.edit_connection_wire(), wires),
      key: 'wire',
      read: ({ wire }) => (wire ? `${wire.cable}:${wire.wire}` : ''),
      write: (row, text) => {
        const place = placeOf(text, wires);
        if (place === undefined) return m.edit_connection_no_wire({ text });
        row.wire = place && { cable: place[0], wire: place[1] };
      },
    },
    placeColumn('to', m.edit_connection_to(), pins),
    textColumn<Connection>('note', m.edit_note_column(), { width: '12rem', isLong: true }),
  ];
};

function placeColumn(key: 'from' | 'to', label: string, known: string[]): Column<Connection> {
  return {
    key,
    label,
    width: '8rem',
    isMono: true,
    // Two pins of one name are told of by the checks; a list has each name once.
    suggestions: [...new Set(known)],
    read: (row) => (row[key] ? `${row[key].connector}:${row[key].pin}` : ''),
    write: (row, text) => {
      const place = placeOf(text, known);
      if (place === undefined) return m.edit_connection_no_pin({ text });
      (row as Partial<Connection>)[key] = (place && {
        connector: place[0],
        pin: place[1],
      }) as Connection['from'];
    },
  };
}

/** @returns null for an empty cell, undefined for a place that is not on the sheet */
function placeOf(text: string, known: string[]): [string, string] | null | undefined {
  const wanted = text.trim();
  if (wanted === '') return null;
  const place = known.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (!place) return undefined;
  const colon = place.lastIndexOf(':');
  return [place.slice(0, colon), place.slice(colon + 1)];
}

/** The first free name of a series: X1, X2 … */
export function freeName(prefix: string, taken: { id: string }[]): string {
  const names = new Set(taken.map(({ id }) => id));
  let number = 1;
  while (names.has(`${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}

export const newConnector = (taken: Connector[]): Connector => ({
  id: freeName('X', taken),
  kind: 'DEVICE',
  pins: [],
});

export const newCable = (taken: Cable[]): Cable => ({ id: freeName('W', taken), shield: false, wires: [] });
