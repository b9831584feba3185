import { type EquipmentData, type RichDocument, withEveryList } from '@fieldlore/content';
import type { Writable } from 'node:stream';
import { authorizeCatalogue, visibleFitments } from '../access/catalogue.ts';
import { type DeviceTableRow, deviceColumns } from '../catalogue/tables/device-columns.ts';
import { devicePinColumns, type DevicePinRow } from '../catalogue/tables/device-pin-columns.ts';
import { loadEntryNames } from '../catalogue/tables/entry-names.ts';
import { type FitmentTableRow, fitmentColumns } from '../catalogue/tables/fitment-columns.ts';
import { mostTableRows, type TableColumn } from '../catalogue/tables/table-column.ts';
import { vehicleColumns, type VehicleTableRow } from '../catalogue/tables/vehicle-columns.ts';
import { Fitment } from '../catalogue/fitment.entity.ts';
import { Generation, Make, VehicleModel } from '../catalogue/vehicle.entity.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { columnsOf, entityOf } from '../database/rows.ts';
import { Entry } from '../entries/entry.entity.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { Revision } from '../entries/revision.entity.ts';
import type { Message } from '../errors.ts';
import { Locale } from '../graphql/locale.ts';
import { type ExportedCell, type ExportFormat, writeTable } from './table-formats.ts';

export const exportedTables = ['vehicles', 'devices', 'device-pins', 'fitments'] as const;
export type ExportedTable = (typeof exportedTables)[number];

/** How many rows are fetched at once. */
const batch = 500;

export const tableTitles: Record<ExportedTable, Message> = {
  vehicles: { ru: 'Автомобили', en: 'Vehicles' },
  fitments: { ru: 'Применяемость', en: 'Fitments' },
  devices: { ru: 'Оборудование', en: 'Devices' },
  'device-pins': { ru: 'Выводы оборудования', en: 'Pins of devices' },
};

export interface ExportOptions {
  /** Counted from 1: as many rows as one import takes. Null: all of the table. */
  part?: number | null;
  /** Told once the exporter is known to have the right, before the first byte. */
  started?(): void;
}

/**
 * Writes all of a table that the exporter may see, as it stands at one moment, in the form that the importer of the same
 * name reads back.
 * @returns how many rows the table has, in all of its parts
 * @throws UnauthenticatedError, ForbiddenError for anybody who may not change the catalogue
 */
export async function exportTable(
  ctx: Ctx,
  table: ExportedTable,
  format: ExportFormat,
  out: Writable,
  { part = null, started = () => {} }: ExportOptions = {},
): Promise<number> {
  await authorizeCatalogue(ctx, 'change');
  const { locale } = ctx.request;
  let count = 0;
  await inTransaction(ctx, async (tx) => {
    await tx.db.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const write = async <Row>(columns: readonly TableColumn<Row>[], rows: AsyncIterable<Row>) => {
      started();
      const isJson = format === 'json';
      const written = columns.filter(({ cell, json }) => cell || (isJson && json));
      await writeTable(
        format,
        {
          name: tableTitles[table][locale],
          keys: written.map(({ key }) => key),
          header: written.map(({ title }) => title[locale]),
          rows: cellsOf(
            written,
            partOf(rows, part, () => count++),
            locale,
            isJson,
          ),
          delimiter: locale === Locale.ru ? ';' : ',',
          locale,
        },
        out,
      );
    };
    if (table === 'vehicles') await write(vehicleColumns, vehicleRows(tx));
    else if (table === 'fitments') await write(fitmentColumns, fitmentRows(tx));
    else if (table === 'devices') await write(deviceColumns, deviceRows(tx));
    else await write(devicePinColumns, devicePinRows(tx));
  });
  return count;
}

/** Every row is told of, those of other parts too. */
async function* partOf<Row>(
  rows: AsyncIterable<Row>,
  part: number | null,
  seen: () => number,
): AsyncGenerator<Row> {
  for await (const row of rows) {
    const at = seen();
    if (part === null || Math.floor(at / mostTableRows) === part - 1) yield row;
  }
}

async function* cellsOf<Row>(
  columns: readonly TableColumn<Row>[],
  rows: AsyncIterable<Row>,
  locale: Locale,
  isJson: boolean,
): AsyncGenerator<ExportedCell[]> {
  for await (const row of rows)
    yield columns.map(({ cell, json }) => {
      const structure = isJson ? json?.(row) : undefined;
      return structure === undefined ? (cell?.(row, locale) ?? '') : { structure };
    });
}

/** Vehicles are everybody's to read, and few enough to be read at once. */
async function* vehicleRows(tx: Ctx): AsyncGenerator<VehicleTableRow> {
  const makes = await tx.db.getRepository(Make).find({ order: { name: 'ASC', id: 'ASC' } });
  const models = await tx.db.getRepository(VehicleModel).find({ order: { name: 'ASC', id: 'ASC' } });
  const generations = await tx.db
    .getRepository(Generation)
    .find({ order: { yearFrom: 'ASC', name: 'ASC', id: 'ASC' } });
  const modelsOf = Map.groupBy(models, ({ makeId }) => makeId);
  const generationsOf = Map.groupBy(generations, ({ modelId }) => modelId);
  for (const make of makes)
    for (const model of modelsOf.get(make.id) ?? [null])
      for (const generation of generationsOf.get(model?.id ?? '') ?? [null])
        yield { make, model, generation };
}

async function* fitmentRows(tx: Ctx): AsyncGenerator<FitmentTableRow> {
  const diagrams = (await publishedEntries(tx)).select('entry.id');
  // Titles that several diagrams have, often the same one in several languages. Asked once, not for every row.
  const shared = (await publishedEntries(tx))
    .andWhere(`entry.kind = 'DIAGRAM'`)
    .select('lower(entry.title)')
    .groupBy('lower(entry.title)')
    .having('count(*) > 1');
  const visible = await visibleFitments(tx);
  const query = visible
    .select(columnsOf(tx.db, Fitment, 'fitment'))
    .addSelect('make.name', 'make')
    .addSelect('model.name', 'model')
    .addSelect('generation.name', 'generation')
    .addSelect('device.title', 'device')
    .addSelect('device.number', 'device_number')
    .addSelect('facts.part_numbers', 'part_numbers')
    .addSelect(`diagram.title || CASE WHEN lower(diagram.title) IN (${shared.getQuery()}) THEN ' № ' || diagram.number ELSE '' END`, 'diagram')
    .innerJoin('vehicle_model', 'model', 'model.id = fitment.model_id')
    .innerJoin('make', 'make', 'make.id = model.make_id')
    .leftJoin('generation', 'generation', 'generation.id = fitment.generation_id')
    .innerJoin('entry', 'device', 'device.id = fitment.equipment_id')
    .leftJoin('equipment', 'facts', 'facts.entry_id = fitment.equipment_id')
    // A diagram that the exporter may not see is not named.
    .leftJoin('entry', 'diagram', `diagram.id = fitment.diagram_id AND diagram.id IN (${diagrams.getQuery()})`)
    .setParameters(diagrams.getParameters())
    .orderBy('make.name')
    .addOrderBy('model.name')
    .addOrderBy('fitment.year_from')
    .addOrderBy('device.title')
    .addOrderBy('fitment.id');
  for await (const row of rowsOf(tx, query.getQueryAndParameters()))
    yield {
      ...entityOf(tx.db, Fitment, 'fitment', row),
      make: row['make'] as string,
      model: row['model'] as string,
      generation: row['generation'] as string | null,
      device: row['device'] as string,
      deviceNumber: row['device_number'] as number,
      partNumbers: (row['part_numbers'] ?? []) as string[],
      diagram: row['diagram'] as string | null,
    };
} // prettier-ignore

async function* deviceRows(tx: Ctx): AsyncGenerator<DeviceTableRow> {
  const names = await loadEntryNames(tx);
  const query = (await publishedEntries(tx))
    .andWhere(`entry.kind = 'EQUIPMENT'`)
    .innerJoin(Revision, 'revision', 'revision.id = entry.published_revision_id')
    .select(columnsOf(tx.db, Entry, 'entry'))
    .addSelect('revision.data', 'data')
    .addSelect('revision.body', 'body')
    .orderBy('entry.title')
    .addOrderBy('entry.id');
  for await (const row of rowsOf(tx, query.getQueryAndParameters()))
    yield {
      ...entityOf(tx.db, Entry, 'entry', row),
      body: row['body'] as RichDocument,
      data: withEveryList(row['data'] as EquipmentData),
      nameOf: (id) => names.get(id) ?? null,
    };
}

/** A connector without pins has a row too. */
async function* devicePinRows(tx: Ctx): AsyncGenerator<DevicePinRow> {
  for await (const device of deviceRows(tx))
    for (const connector of device.data.pinout)
      for (const pin of connector.pins.length > 0 ? connector.pins : [{}]) yield { device, connector, pin };
}

/** The rows of a statement, a batch at a time. */
async function* rowsOf(
  tx: Ctx,
  [sql, parameters]: [string, unknown[]],
): AsyncGenerator<Record<string, unknown>> {
  await tx.db.query(`DECLARE exported NO SCROLL CURSOR FOR ${sql}`, parameters);
  for (;;) {
    const rows = await tx.db.query<Record<string, unknown>[]>(`FETCH ${batch} FROM exported`);
    yield* rows;
    if (rows.length < batch) break;
  }
  await tx.db.query('CLOSE exported');
}
