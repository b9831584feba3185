import type { Connector, Pin } from '@fieldlore/content';
import { type PinColumn, pinColumns } from '../../diagrams/tables/pin-columns.ts';
import type { Message } from '../../errors.ts';
import type { DeviceTableRow } from './device-columns.ts';
import type { TableColumn } from './table-column.ts';

/** A pin of a device; a connector without pins has a row too, with an empty pin. */
export interface DevicePinRow {
  device: Pick<DeviceTableRow, 'id' | 'number' | 'locale' | 'title'>;
  connector: Connector;
  pin: Pin;
}

const genders: Record<NonNullable<Connector['gender']>, Message> = {
  MALE: { ru: 'вилка', en: 'male' },
  FEMALE: { ru: 'розетка', en: 'female' },
};

/** Whose pins a row tells. */
const ofDevice: readonly TableColumn<DevicePinRow>[] = [
  { ...named('id', 'ID карточки', 'Entry ID', ['entry id']), cell: ({ device }) => device.id },
  { ...named('locale', 'Язык', 'Language', ['locale']), cell: ({ device }) => device.locale },
  { ...named('device', 'Оборудование', 'Device', ['устройство', 'equipment', 'прибор']), isRequired: true, cell: ({ device }) => device.title },
]; // prettier-ignore

/** What every pin is told by: as in the tables of schemes, and what a table of pins alone leaves out. */
export const devicePinFields: readonly PinColumn[] = [
  // Pads inside a housing bear no number.
  ...pinColumns.map((one) => (one.key === 'pin' ? { ...one, isRequired: false } : one)),
  {
    ...named('connectorGender', 'Вилка или розетка', 'Connector gender', ['gender']),
    field: null,
    ofConnector: 'gender',
    cell: ({ connector: { gender } }, locale) => (gender ? genders[gender][locale] : ''),
    read: (cell) => (cell === '' ? null : readGender(cell)),
    expects: { ru: 'одно из: вилка, розетка', en: 'one of: male, female' },
  },
  {
    ...named('connectorRating', 'Номинал, А', 'Rating, A', ['rating']),
    field: null,
    ofConnector: 'rating',
    cell: ({ connector }) => connector.rating ?? '',
    read: (cell) => {
      if (cell === '') return null;
      const value = Number(cell.replace(',', '.'));
      return Number.isNaN(value) ? undefined : value;
    },
    expects: { ru: 'число ампер', en: 'a number of amperes' },
  },
  {
    ...named('connectorNote', 'Примечание к разъёму', 'Connector note', []),
    field: null,
    ofConnector: 'note',
    cell: ({ connector }) => connector.note ?? '',
    read: (cell) => cell || null,
  },
];

/** Everything a table of the pins of devices may hold, in the order in which it is written. */
export const devicePinColumns: readonly TableColumn<DevicePinRow>[] = [...ofDevice, ...devicePinFields];

function named(key: string, ru: string, en: string, aliases: readonly string[]) {
  return { key, title: { ru, en }, aliases, isRequired: false };
}

function readGender(cell: string): Connector['gender'] | undefined {
  const word = cell.toLowerCase();
  return (['MALE', 'FEMALE'] as const).find((code) => [code.toLowerCase(), genders[code].ru, genders[code].en].includes(word)); // prettier-ignore
}
