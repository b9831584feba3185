import { readLocale } from '../../catalogue/tables/device-columns.ts';
import { devicePinColumns, devicePinFields } from '../../catalogue/tables/device-pin-columns.ts';
import { addPin, ReadConnectors, readPinRow } from '../diagrams/read-pins.ts';
import type { DeviceTableDraft, Importer } from '../importer.ts';
import { mapColumns, type MappedRow, unguarded } from '../reading/columns.ts';
import { guessLocale } from '../reading/guess-locale.ts';
import { readTables } from '../reading/read-table.ts';
import { type Problem, refused, type ReportRow } from '../report.ts';

/** Pins of devices, a row each: all the rows of a device are its pinout, whole and in their order. */
export const devicePins: Importer = {
  name: 'device-pins',
  title: { ru: 'Оборудование: выводы', en: 'Devices: pins' },
  accepts: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'md', 'markdown'],
  columns: devicePinColumns,
  writesEntries: false,
  canBeUndone: true,
  async read(source, { locale, mapping, signal }) {
    const findings: ReportRow[] = [];
    const devices = new Map<string, { draft: DeviceTableDraft; connectors: ReadConnectors }>();
    for (const table of await readTables(source)) {
      const mapped = mapColumns(table, devicePinColumns, mapping);
      findings.push(...mapped.refused);
      for (const row of mapped.rows.map(unguarded)) {
        signal.throwIfAborted();
        const title = row.get('device');
        if (!title) {
          findings.push(refused(row.place('device'), '', noDevice));
          continue;
        }
        const read = readPinRow(row, devicePinFields);
        if (Array.isArray(read)) {
          findings.push(...read);
          continue;
        }
        const said = readLocale(row.get('locale')) ?? locale ?? guessLocale(title);
        const key = row.get('id') || `${said} ${title.toLowerCase()}`;
        const device = devices.get(key) ?? {
          draft: draftOf(row, title, said),
          connectors: new ReadConnectors(),
        };
        devices.set(key, device);
        const refusal = addPin(device.connectors, read, row, devicePinFields, true);
        if (refusal) findings.push(refusal);
        device.draft.pins = { has: mapped.has, connectors: device.connectors.list };
      }
    }
    return { deviceTable: [...devices.values()].map(({ draft }) => draft), findings };
  },
};

function draftOf(row: MappedRow, title: string, locale: DeviceTableDraft['locale']): DeviceTableDraft {
  return {
    place: row.place(),
    rowId: row.get('id') || null,
    title,
    locale,
    translations: '',
    said: {},
    card: {},
    cells: new Map(),
    pins: null,
    placeOf: row.place,
  };
}

const noDevice: Problem = {
  message: { ru: 'Не указано, чей это вывод.', en: 'Whose pin it is, is missing.' },
  remedy: { ru: 'Впишите название оборудования или удалите строку.', en: 'Write the title of the device, or delete the row.' },
}; // prettier-ignore
