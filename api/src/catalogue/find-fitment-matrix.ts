import { visibleFitments } from '../access/catalogue.ts';
import { mustBeSignedIn } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { BadInputError } from '../errors.ts';
import { EquipmentFacts } from '../equipment/equipment.entity.ts';
import { deviceFits } from './device-fit.ts';
import type { FitmentState } from './fitment.entity.ts';
import type { FitmentMatrix, FitmentMatrixCell } from './fitment-matrix.types.ts';
import { kitsOfVehicles } from './kits-of-vehicles.ts';
import type { VehicleModel } from './vehicle.entity.ts';

export interface MatrixFilter {
  /** These vehicles, known or not; else those that the rest of the filter leaves. */
  modelIds?: readonly string[] | null;
  makeId?: string | null;
  /** A part of the model's name, in either script. */
  modelText?: string | null;
  /** As in EQUIPMENT_TYPES. */
  equipmentType?: string | null;
  /** Vehicles and devices that have at least one fitment in this state. */
  state?: FitmentState | null;
}

const most = 50;

/**
 * How devices stand to vehicles, as far as the viewer may see the equipment; a cell says what the kit of the vehicle
 * says. The number of SQL statements does not depend on the size of the matrix.
 * @throws UnauthenticatedError, BadInputError for more vehicles than are shown
 */
export async function findFitmentMatrix(ctx: Ctx, filter: MatrixFilter): Promise<FitmentMatrix> {
  mustBeSignedIn(ctx);
  const wanted = filter.modelIds && [...new Set(filter.modelIds)];
  if (wanted && wanted.length > most) throw tooMany(wanted.length);
  const vehicles = wanted
    ? { ids: wanted, total: wanted.length }
    : await mostKnown(ctx, 'model_id', filter, null);
  const devices = await mostKnown(ctx, 'equipment_id', filter, vehicles.ids);

  const [models, equipment] = await Promise.all([
    loadModels(ctx, vehicles.ids),
    loadEquipment(ctx, devices.ids),
  ]);
  const kits = await kitsOfVehicles(
    ctx,
    models.map((model) => ({ model, generationId: null, year: null })),
  );
  const shown = new Set(equipment.map(({ id }) => id));
  return {
    rows: models.map((model, i) => ({
      model,
      cells: [...deviceFits(kits[i]!).values()]
        .filter(({ equipmentId }) => shown.has(equipmentId))
        .map(({ equipmentId, state, depends, fitment }): FitmentMatrixCell => ({
          equipmentId,
          fitmentId: fitment.id,
          state,
          depends,
        })),
    })),
    equipment,
    vehicleTotal: vehicles.total,
    equipmentTotal: devices.total,
  };
}

/** Vehicles or devices with the most fitments that the filter leaves, and how many there are in all. */
async function mostKnown(
  ctx: Ctx,
  column: 'model_id' | 'equipment_id',
  { makeId, modelText, equipmentType, state }: MatrixFilter,
  modelIds: readonly string[] | null,
): Promise<{ ids: string[]; total: number }> {
  const query = await visibleFitments(ctx);
  if (modelIds) query.andWhere('fitment.model_id = ANY(:modelIds)', { modelIds });
  if (state) query.andWhere('fitment.state = :state', { state });
  if (equipmentType)
    query.andWhere('fitment.equipment_id IN (SELECT entry_id FROM equipment WHERE type = :equipmentType)', {
      equipmentType,
    });
  if (makeId)
    query.andWhere('fitment.model_id IN (SELECT id FROM vehicle_model WHERE make_id = :makeId)', { makeId });
  if (modelText?.trim())
    query.andWhere(
      `fitment.model_id IN (SELECT id FROM vehicle_model
        WHERE strpos(lower(name), lower(:modelText)) > 0 OR strpos(lower(name_cyrillic), lower(:modelText)) > 0)`,
      { modelText: modelText.trim() },
    );
  const rows = await query
    .select(`fitment.${column}`, 'id')
    .addSelect('(count(*) OVER ())::int', 'total')
    .groupBy(`fitment.${column}`)
    .orderBy('count(*)', 'DESC')
    .addOrderBy(`fitment.${column}`)
    .limit(most)
    .getRawMany<{ id: string; total: number }>();
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

async function loadModels(ctx: Ctx, ids: readonly string[]): Promise<VehicleModel[]> {
  const found = await Promise.all(ids.map((id) => ctx.loaders.model.load(id)));
  const models = found.flatMap((model) => model ?? []);
  const makes = await Promise.all(models.map(({ makeId }) => ctx.loaders.make.load(makeId)));
  const names = new Map(models.map(({ id, name }, i) => [id, `${makes[i]?.name} ${name}`]));
  return models.toSorted((a, b) => names.get(a.id)!.localeCompare(names.get(b.id)!, 'en', { numeric: true }));
}

async function loadEquipment(ctx: Ctx, ids: readonly string[]): Promise<Entry[]> {
  const [found, facts] = await Promise.all([
    Promise.all(ids.map((id) => ctx.loaders.visibleEntry.load(id))),
    ctx.db
      .getRepository(EquipmentFacts)
      .createQueryBuilder('facts')
      .where('facts.entry_id = ANY(:ids)', { ids })
      .getMany(),
  ]);
  const types = new Map(facts.map(({ entryId, type }) => [entryId, type]));
  const typeOf = ({ id }: Entry) => types.get(id) ?? '';
  return found
    .flatMap((entry) => entry ?? [])
    .toSorted((a, b) => typeOf(a).localeCompare(typeOf(b), 'en') || a.title.localeCompare(b.title, 'ru'));
}

function tooMany(count: number): BadInputError {
  return new BadInputError([
    {
      path: 'modelIds',
      message: {
        ru: `Машин ${count}, а таблица показывает до ${most}. Уберите часть.`,
        en: `${count} vehicles, the table shows up to ${most}. Take some out.`,
      },
    },
  ]);
}
