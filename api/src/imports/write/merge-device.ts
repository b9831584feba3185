import { type Connector, diffData, type EquipmentData, type Pin } from '@fieldlore/content';
import { type CardField, deviceColumns, type DeviceColumn, type DeviceTableRow, isStructure } from '../../catalogue/tables/device-columns.ts'; // prettier-ignore
import { devicePinFields } from '../../catalogue/tables/device-pin-columns.ts';
import type { CellValue } from '../../catalogue/tables/table-column.ts';
import type { PinColumn } from '../../diagrams/tables/pin-columns.ts';
import { Locale } from '../../graphql/locale.ts';
import type { DeviceTableDraft, ToldPins } from '../importer.ts';
import type { ReportRow } from '../report.ts';
import { changeText } from './change-text.ts';
import type { DeviceReferences } from './device-references.ts';

/** What a draft says with ids in place of names. */
export interface ResolvedDevice {
  said: Partial<EquipmentData>;
  rows: ReportRow[];
}

/** @param before what the card says now; nothing for a new one */
export function resolveDevice(
  draft: DeviceTableDraft,
  before: Partial<EquipmentData>,
  references: DeviceReferences,
): ResolvedDevice {
  const said = { ...draft.said };
  const rows: ReportRow[] = [];
  if (said.relations) {
    const read = references.relations(draft, before.relations ?? []);
    said.relations = read.relations;
    rows.push(...read.rows);
  }
  if (said.knownProblems) {
    const read = references.knownProblems(draft, before.knownProblems ?? []);
    said.knownProblems = read.knownProblems;
    rows.push(...read.rows);
  }
  if (said.documents) {
    const read = references.withoutLostFiles(draft, 'documents', said.documents, before.documents ?? []);
    said.documents = read.told;
    rows.push(...read.rows);
  }
  if (said.pictures) {
    const read = references.withoutLostFiles(draft, 'pictures', said.pictures, before.pictures ?? []);
    // A line tells the caption; what is drawn over the picture stays.
    const known = new Map((before.pictures ?? []).map((picture) => [picture.file, picture]));
    said.pictures = read.told.map((picture) => ({ ...known.get(picture.file), caption: null, ...picture }));
    rows.push(...read.rows);
  }
  if (draft.pins) said.pinout = mergePins(before.pinout ?? [], draft.pins);
  return { said, rows };
}

export interface DeviceChanges {
  data: EquipmentData;
  card: Partial<Pick<DeviceTableRow, CardField>>;
  /** As the report tells them; empty where the row says what the card says. */
  changes: string[];
}

/** What the row changes. A cell that an export of the card would write changes nothing, whatever a cell can't hold. */
export function changesOfDevice(
  before: DeviceTableRow,
  draft: DeviceTableDraft,
  said: Partial<EquipmentData>,
): DeviceChanges {
  const after: DeviceTableRow = { ...before, ...draft.card, data: { ...before.data, ...said } };
  const changed = deviceColumns.filter((column) => isTold(column, draft, said) && !isSame(column, before, after, draft));
  return {
    data: Object.assign({}, before.data, ...changed.flatMap(({ field }) => (field ? [{ [field]: said[field] }] : []))) as EquipmentData,
    card: Object.assign({}, ...changed.flatMap(({ card }) => (card ? [{ [card]: draft.card[card] }] : []))) as DeviceChanges['card'],
    changes: changed.flatMap((column) => changeOf(column, before, after)),
  };
} // prettier-ignore

function isTold({ field, card }: DeviceColumn, draft: DeviceTableDraft, said: Partial<EquipmentData>): boolean {
  return (field !== undefined && said[field] !== undefined) || (card !== undefined && draft.card[card] !== undefined);
} // prettier-ignore

function isSame(
  column: DeviceColumn,
  before: DeviceTableRow,
  after: DeviceTableRow,
  draft: DeviceTableDraft,
): boolean {
  const { key, cell, json } = column;
  const told = draft.cells.get(key);
  if (json && (told === undefined || isStructure(told)))
    return diffData(json(before), json(after)).length === 0;
  if (!cell) return false;
  // The cell as it was exported, in either language; else what it was read as.
  if (Object.values(Locale).some((locale) => told === String(cell(before, locale)).trim())) return true;
  return cell(before, Locale.en) === cell(after, Locale.en);
}

function changeOf({ key, cell, json }: DeviceColumn, before: DeviceTableRow, after: DeviceTableRow): string[] {
  const [from, to] = [before, after].map((row) => cell?.(row, Locale.en) ?? '');
  if (from !== to) return [changeText({ field: key, from: linesOnlyIn(from!, to!), to: linesOnlyIn(to!, from!) })];
  // Pins, and what a cell leaves out: each change with its place.
  return diffData(json!(before), json!(after)).map(({ path, before: was, after: is }) =>
    changeText({ field: [key, ...path].join('.'), from: was, to: is }),
  );
} // prettier-ignore

/** Of a list or a text, what differs: the line that changed may be the last of many. */
function linesOnlyIn(cell: CellValue, other: CellValue): CellValue {
  if (typeof cell === 'number' || typeof other === 'number') return cell;
  const others = new Set(other.split('\n'));
  const lines = cell.split('\n').filter((line) => !others.has(line));
  return lines.length > 0 || other.split('\n').some((line) => !cell.split('\n').includes(line)) ? lines.join('\n') : cell;
} // prettier-ignore

/** The connectors of the table in its order; what its columns do not tell of a connector or a pin stays. */
export function mergePins(before: readonly Connector[], { has, connectors }: ToldPins): Connector[] {
  const told = devicePinFields.filter(({ key }) => has(key));
  return connectors.map((connector) => {
    const known = before.find(({ id }) => id === connector.id) ?? { ...connector, pins: [] };
    const left = Map.groupBy(known.pins, ({ label }) => label ?? '');
    const pins = connector.pins.map((pin) => {
      // Pins of one name, or of none, are told apart by their order.
      const old = left.get(pin.label ?? '')?.shift() ?? {};
      const merged = { ...old } as Record<string, unknown>;
      for (const column of told.filter(({ field }) => field)) take(column, merged, { connector: known, pin: old }, { connector, pin });
      return merged as Pin;
    });
    const merged: Record<string, unknown> = { ...known };
    for (const column of told.filter(({ ofConnector }) => ofConnector)) take(column, merged, { connector: known, pin: {} }, { connector, pin: {} });
    return { ...merged, pins } as Connector;
  });
} // prettier-ignore

type PinPlace = Parameters<NonNullable<PinColumn['cell']>>[0];

function take(
  { field, ofConnector, cell }: PinColumn,
  merged: Record<string, unknown>,
  before: PinPlace,
  read: PinPlace,
): void {
  // A colour may have more to it than its letters say.
  if (cell!(before, Locale.en) === cell!(read, Locale.en)) return;
  const name = (ofConnector ?? field)!;
  const value = ofConnector ? read.connector[ofConnector] : read.pin[field!];
  if (value === undefined || value === null) delete merged[name];
  else merged[name] = value;
}
