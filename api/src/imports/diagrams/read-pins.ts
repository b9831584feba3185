import { checkShape, Connector, Pin } from '@fieldlore/content';
import type { PinColumn } from '../../diagrams/tables/pin-columns.ts';
import type { Message } from '../../errors.ts';
import type { MappedRow } from '../reading/columns.ts';
import { type Problem, refused, type ReportRow } from '../report.ts';

export interface ReadPin {
  connector: Omit<Connector, 'pins'>;
  pin: Pin;
}

/** Connectors in the order in which they are told, by their names. */
export class ReadConnectors {
  readonly #read = new Map<string, { connector: Connector; labels: Set<string> }>();

  get list(): Connector[] {
    return Array.from(this.#read.values(), ({ connector }) => connector);
  }

  get(id: string): Connector | undefined {
    return this.#read.get(id)?.connector;
  }

  hasPin(id: string, label: string): boolean {
    return this.#read.get(id)?.labels.has(label) ?? false;
  }

  /** A row may tell of a connector alone: its pin is then none. */
  add(connector: ReadPin['connector'], pin: Pin): void {
    const read = this.#read.get(connector.id) ?? { connector: { ...connector, pins: [] }, labels: new Set() };
    this.#read.set(connector.id, read);
    if (Object.values(pin).every((value) => value === null || value === undefined)) return;
    read.connector.pins.push(pin);
    if (pin.label) read.labels.add(pin.label);
  }
}

/** What the row says, or everything that is wrong with it. */
export function readPinRow(row: MappedRow, columns: readonly PinColumn[]): ReadPin | ReportRow[] {
  const label = `${row.get('connector')}.${row.get('pin')}`;
  const problems: ReportRow[] = [];
  const pin: Record<string, unknown> = {};
  const connector: Record<string, unknown> = {};
  for (const { key, field, ofConnector, isRequired, read, expects } of columns) {
    const cell = row.get(key);
    if (isRequired && cell === '') problems.push(refused(row.place(key), label, emptyCell));
    const value = read(cell);
    if (value === undefined) problems.push(refused(row.place(key), label, notUnderstood(cell, expects!)));
    else if (value !== null) (ofConnector ? connector : pin)[(ofConnector ?? field)!] = value;
  }
  if (problems.length > 0) return problems;
  const checked = [checkShape(Pin, pin), checkShape(Connector.omit({ pins: true }), connector)] as const;
  const [ofPin, ofConnector] = checked;
  if (ofPin.data && ofConnector.data) return { pin: ofPin.data, connector: ofConnector.data };
  return checked.flatMap(({ problems: wrong }) =>
    (wrong ?? []).map(({ path, message }) => {
      const column = columns.find(({ field, ofConnector }) => (ofConnector ?? field) === path[0]);
      return refused(row.place(column?.key), label, outOfRange(message));
    }),
  );
}

/**
 * @param mayRepeat a device's own housing may have two pins of one name, a scheme's may not
 * @returns the refusal where the connector has such a pin already, or is told otherwise further up
 */
export function addPin(
  connectors: ReadConnectors,
  { connector, pin }: ReadPin,
  row: MappedRow,
  columns: readonly PinColumn[],
  mayRepeat = false,
): ReportRow | null {
  const known = connectors.get(connector.id);
  const label = `${connector.id}.${pin.label}`;
  if (!mayRepeat && pin.label && connectors.hasPin(connector.id, pin.label))
    return refused(row.place('pin'), label, twice);
  const other = columns.find(
    ({ ofConnector: field }) =>
      field && connector[field] && known?.[field] && connector[field] !== known[field],
  );
  // A connector is told once: the kind that every connector has by default is no other word.
  if (other && other.ofConnector !== 'kind')
    return refused(row.place(other.key), label, toldOtherwise(connector.id));
  connectors.add(connector, pin);
  return null;
}

const emptyCell: Problem = {
  message: { ru: 'Не указан разъём или вывод.', en: 'The connector or the pin is missing.' },
  remedy: { ru: 'Заполните ячейку или удалите строку.', en: 'Fill the cell or delete the row.' },
};

const twice: Problem = {
  message: {
    ru: 'Такой вывод у этого разъёма уже есть выше.',
    en: 'This connector has such a pin further up.',
  },
  remedy: { ru: 'Оставьте одну строку или исправьте номер.', en: 'Keep one row, or mend the number.' },
};

function notUnderstood(cell: string, expects: { ru: string; en: string }): Problem {
  return {
    message: { ru: `«${cell}» не разобрать.`, en: `“${cell}” is not understood.` },
    remedy: { ru: `Нужно ${expects.ru}.`, en: `It has to be ${expects.en}.` },
  };
}

function outOfRange({ ru, en }: Message): Problem {
  return {
    message: { ru: `Такое значение не подходит: ${ru}`, en: `Such a value does not fit: ${en}` },
    remedy: { ru: 'Исправьте ячейку.', en: 'Mend the cell.' },
  };
}

function toldOtherwise(connector: string): Problem {
  return {
    message: {
      ru: `О разъёме ${connector} выше сказано другое.`,
      en: `The connector ${connector} is told otherwise further up.`,
    },
    remedy: { ru: 'Пишите о разъёме одинаково во всех строках.', en: 'Say the same of it in all its rows.' },
  };
}
