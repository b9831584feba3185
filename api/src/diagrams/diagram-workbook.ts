import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { DiagramData } from '@fieldlore/content';
import exceljs from 'exceljs';
import type { Message } from '../errors.ts';
import { guardCell } from '../catalogue/tables/guard-cell.ts';
import { writeTable } from '../exports/table-formats.ts';
import { Locale } from '../graphql/locale.ts';
import { addSheet } from '../workbook/add-sheet.ts';
import { billOfMaterials, type Material } from './bill-of-materials.ts';
import { colourText, pinColumns } from './tables/pin-columns.ts';

/** A scheme as a workbook: its pins as the import reads them back, what is connected with what, and what is to be bought. */
export async function diagramWorkbook(data: DiagramData, locale: Locale): Promise<Buffer> {
  const say = (message: Message) => message[locale];
  const workbook = new exceljs.Workbook();
  const [header, ...rows] = pinTable(data, locale);
  addSheet(
    workbook,
    say(words.pins),
    header!.map((title) => [String(title), 20]),
    rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : guardCell(cell, false)))),
  );
  addSheet(
    workbook,
    say(words.connections),
    [
      [say(words.from), 14],
      [say(words.function), 32],
      [say(words.cable), 14],
      [say(words.colour), 24],
      [say(words.size), 14],
      [say(words.to), 14],
      [say(words.function), 32],
      [say(words.note), 40],
    ],
    connectionRows(data, locale),
  );
  addSheet(
    workbook,
    say(words.materials),
    [
      [say(words.what), 16],
      [say(words.type), 40],
      [say(words.partNumber), 24],
      [say(words.colour), 24],
      [say(words.size), 14],
      [say(words.quantity), 14],
      [say(words.unit), 10],
      [say(words.designators), 40],
    ],
    billOfMaterials(data).map((one) => materialRow(one, locale)),
  );
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Every pin in a row below the header, as {@link pinColumns} has them. */
export function pinTable(
  { connectors }: Pick<DiagramData, 'connectors'>,
  locale: Locale,
): (string | number)[][] {
  return [
    pinColumns.map(({ title }) => title[locale]),
    ...connectors.flatMap((connector) =>
      connector.pins.map((pin) => pinColumns.map(({ cell }) => cell!({ connector, pin }, locale))),
    ),
  ];
}

/** {@link pinTable} as a file for a spreadsheet. */
export async function pinsAsCsv(data: DiagramData, locale: Locale): Promise<Buffer> {
  const [header, ...rows] = pinTable(data, locale);
  const out = new PassThrough();
  const written = writeTable(
    'csv',
    {
      name: words.pins[locale],
      keys: pinColumns.map(({ key }) => key),
      header: header!.map(String),
      rows: Readable.from(rows),
      delimiter: locale === Locale.ru ? ';' : ',',
      locale,
    },
    out,
  );
  const [bytes] = await Promise.all([buffer(out), written]);
  return bytes;
}

function connectionRows(
  { connectors, cables, connections }: DiagramData,
  locale: Locale,
): (string | number)[][] {
  const pins = new Map(
    connectors.flatMap(({ id, pins: own }) => own.map((pin) => [`${id}\0${pin.label}`, pin] as const)),
  );
  const wires = new Map(
    cables.flatMap(({ id, wires: own }) => own.map((wire) => [`${id}\0${wire.id}`, wire] as const)),
  );
  const functionAt = (place: { connector: string; pin: string } | null | undefined) => {
    const pin = place && pins.get(`${place.connector}\0${place.pin}`);
    return pin?.function ?? pin?.signal ?? '';
  };
  return connections.map(({ from, wire: by, to, note }) => {
    const wire = by && wires.get(`${by.cable}\0${by.wire}`);
    return [
      `${from.connector}.${from.pin}`,
      functionAt(from),
      by ? `${by.cable}.${by.wire}` : '',
      colourText(wire?.colour, locale),
      wire?.crossSection ?? '',
      to ? `${to.connector}.${to.pin}` : '',
      functionAt(to),
      note ?? '',
    ];
  });
}

function materialRow(one: Material, locale: Locale): (string | number)[] {
  const {
    kind,
    type,
    pinCount,
    rating,
    wireCount,
    partNumber,
    colour,
    crossSection,
    quantity,
    unit,
    designators,
  } = one;
  const parts = [
    type,
    rating !== null && `${rating} ${words.amperes[locale]}`,
    pinCount !== null && `${pinCount} ${words.pinCount[locale]}`,
    wireCount !== null && `${wireCount} ${words.wireCount[locale]}`,
  ];
  return [
    words[kind][locale],
    parts.filter(Boolean).join(', '),
    partNumber ?? '',
    colourText(colour, locale),
    crossSection ?? '',
    quantity ?? '',
    words[unit ?? 'piece'][locale],
    designators.join(', '),
  ];
}

const words = {
  pins: { ru: 'Выводы', en: 'Pins' },
  connections: { ru: 'Соединения', en: 'Connections' },
  materials: { ru: 'Материалы', en: 'Materials' },
  from: { ru: 'Откуда', en: 'From' },
  to: { ru: 'Куда', en: 'To' },
  function: { ru: 'Назначение', en: 'Function' },
  cable: { ru: 'Провод', en: 'Wire' },
  colour: { ru: 'Цвет', en: 'Colour' },
  size: { ru: 'Сечение, мм²', en: 'Size, mm²' },
  note: { ru: 'Примечание', en: 'Note' },
  what: { ru: 'Что', en: 'What' },
  type: { ru: 'Тип', en: 'Type' },
  partNumber: { ru: 'Артикул', en: 'Part number' },
  quantity: { ru: 'Количество', en: 'Quantity' },
  unit: { ru: 'Единица', en: 'Unit' },
  designators: { ru: 'На схеме', en: 'On the sheet' },
  CONNECTOR: { ru: 'Разъём', en: 'Connector' },
  FUSE: { ru: 'Предохранитель', en: 'Fuse' },
  RELAY: { ru: 'Реле', en: 'Relay' },
  SPLICE: { ru: 'Узел, скрутка', en: 'Splice' },
  TERMINAL: { ru: 'Клемма', en: 'Terminal' },
  CABLE: { ru: 'Кабель', en: 'Cable' },
  WIRE: { ru: 'Провод', en: 'Wire' },
  pinCount: { ru: 'конт.', en: 'pins' },
  wireCount: { ru: 'жил', en: 'wires' },
  amperes: { ru: 'А', en: 'A' },
  m: { ru: 'м', en: 'm' },
  piece: { ru: 'шт', en: 'pcs' },
} satisfies Record<string, Message>;
