import type { Connector, Pin } from '@fieldlore/content';
import { formatNumber } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';

export const connectorKindWord: Record<Connector['kind'], () => string> = {
  DEVICE: m.connector_device,
  VEHICLE: m.connector_vehicle,
  SENSOR: m.connector_sensor,
  SPLICE: m.connector_splice,
  FUSE: m.connector_fuse,
  RELAY: m.connector_relay,
  TERMINAL: m.connector_terminal,
};

export const directionWord: Record<NonNullable<Pin['direction']>, () => string> = {
  INPUT: m.direction_input,
  OUTPUT: m.direction_output,
  BIDIRECTIONAL: m.direction_bidirectional,
  POWER: m.direction_power,
  GROUND: m.direction_ground,
  NOT_CONNECTED: m.direction_not_connected,
};

/** What the connector is called on the page: its sheet name, then what it is. */
export const connectorTitle = ({ id, name }: Connector): string => (name ? `${id} — ${name}` : id);

/** Housing, gender, part number and rating, as far as they are known. */
export function connectorFacts({ kind, type, gender, partNumber, rating }: Connector): string {
  return [
    connectorKindWord[kind](),
    type,
    gender && (gender === 'MALE' ? m.gender_male() : m.gender_female()),
    partNumber,
    rating && m.unit_amperes({ value: formatNumber(rating) }),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Voltage, what the pin stands, current, the vehicle's fuse and active level. */
export function pinFacts(pin: Pin): string {
  const { voltage, current, fuse, activeLevel } = pin;
  return [
    voltage != null && m.unit_volts({ value: formatNumber(voltage) }),
    voltageRange(pin),
    current != null && m.unit_amperes({ value: formatNumber(current) }),
    fuse && m.pin_fuse({ value: formatNumber(fuse) }),
    activeLevel && (activeLevel === 'HIGH' ? m.active_high() : m.active_low()),
  ]
    .filter(Boolean)
    .join(', ');
}

function voltageRange({ voltageMin: least, voltageMax: most }: Pin): string {
  if (least != null && most != null)
    return m.unit_volts({ value: `${formatNumber(least)}–${formatNumber(most)}` });
  if (most != null) return m.pin_volts_most({ value: formatNumber(most) });
  return least == null ? '' : m.pin_volts_least({ value: formatNumber(least) });
}
