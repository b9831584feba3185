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

/** Voltage, current and active level of a pin. */
export function pinFacts({ voltage, current, activeLevel }: Pin): string {
  return [
    voltage != null && m.unit_volts({ value: formatNumber(voltage) }),
    current != null && m.unit_amperes({ value: formatNumber(current) }),
    activeLevel && (activeLevel === 'HIGH' ? m.active_high() : m.active_low()),
  ]
    .filter(Boolean)
    .join(', ');
}

/** The anchor of a pin on its page; search results and other pages link to it. */
export const pinAnchor = (connector: string, label?: string | null): string =>
  label ? `${connector}-${label}` : connector;
