import { mustBeSignedIn } from '../access/people.ts';
import { type DeviceFit, deviceFits, isSureFit } from '../catalogue/device-fit.ts';
import { FitmentState } from '../catalogue/fitment.entity.ts';
import { kitsOfVehicles } from '../catalogue/kits-of-vehicles.ts';
import type { Ctx } from '../context.ts';
import type { FleetLineInput } from './fleet.input.ts';
import type { Fleet, FleetEquipment, FleetLine, FleetQuantity } from './fleet.types.ts';
import { type RecognizedLine, recognizeFleet } from './recognize-fleet.ts';

/** A table longer than this answers nothing; what fits the most comes first. */
const mostEquipment = 200;

type EquipmentOfFleet = Omit<FleetEquipment, 'equipment'>;

/**
 * What fits the vehicles of a list: all of them, some, and how many of each device to buy, as far as the viewer may see
 * the equipment. The number of SQL statements does not depend on the length of the list.
 * @throws UnauthenticatedError, BadInputError
 */
export async function findFleet(ctx: Ctx, lines: readonly FleetLineInput[]): Promise<Fleet> {
  mustBeSignedIn(ctx);
  const recognized = await recognizeFleet(ctx, lines);
  const kitOf = await kitsByVehicle(ctx, recognized);

  const byEquipment = new Map<string, EquipmentOfFleet>();
  const known = recognized.filter(({ vehicle }) => vehicle);
  for (const line of known)
    for (const fit of kitOf.get(vehicleKey(line))!.fits.values()) {
      const device = byEquipment.get(fit.equipmentId) ?? noLines();
      byEquipment.set(fit.equipmentId, device);
      addLine(device, line, fit);
    }
  for (const device of byEquipment.values()) device.fitsAll = device.fits.length === known.length;
  return {
    lines: recognized.map((line): FleetLine => {
      const kit = kitOf.get(vehicleKey(line));
      return { ...line, isUnknown: kit?.isUnknown ?? false, openChoices: kit?.openChoices ?? [] };
    }),
    vehicleCount: known.reduce((sum, { quantity }) => sum + quantity, 0),
    equipment: await loadFirst(ctx, byEquipment),
    equipmentTotal: byEquipment.size,
  };
}

const vehicleKey = ({ vehicle, options }: RecognizedLine) =>
  JSON.stringify([vehicle?.model?.id, vehicle?.generation?.id, vehicle?.year, options]);

/** Equal vehicles of different lines are computed once. */
async function kitsByVehicle(ctx: Ctx, lines: readonly RecognizedLine[]) {
  const vehicles = new Map(
    lines.flatMap((line) => {
      const { model, generation, year } = line.vehicle ?? {};
      if (!model) return [];
      const { options } = line;
      return [
        [vehicleKey(line), { model, generationId: generation?.id ?? null, year: year ?? null, options }],
      ];
    }),
  );
  const kits = await kitsOfVehicles(ctx, [...vehicles.values()]);
  return new Map(
    [...vehicles.keys()].map((key, i) => {
      const { isUnknown, openChoices } = kits[i]!;
      return [key, { isUnknown, openChoices, fits: deviceFits(kits[i]!) }];
    }),
  );
}

const noLines = (): EquipmentOfFleet => ({
  fitsAll: false,
  vehicleCount: 0,
  fits: [],
  partly: [],
  depends: [],
  notCompatible: [],
  quantities: [],
});

function addLine(device: EquipmentOfFleet, { number, quantity }: RecognizedLine, fit: DeviceFit): void {
  if (isSureFit(fit)) {
    device.fits.push(number);
    device.vehicleCount += quantity;
    if (fit.state === FitmentState.PARTLY) device.partly.push(number);
  } else (fit.depends ? device.depends : device.notCompatible).push(number);
  for (const { role, group, least, most } of fit.amounts) {
    const sum = quantityIn(device.quantities, role, group);
    sum.least += least * quantity;
    sum.most += most * quantity;
  }
}

function quantityIn(
  quantities: FleetQuantity[],
  role: FleetQuantity['role'],
  group: FleetQuantity['group'],
): FleetQuantity {
  const same = quantities.find((one) => one.role === role && one.group === group);
  if (same) return same;
  const none = { role, group, least: 0, most: 0 };
  quantities.push(none);
  return none;
}

/** What fits the most vehicles first, then what may yet, then by name. */
async function loadFirst(
  ctx: Ctx,
  byEquipment: ReadonlyMap<string, EquipmentOfFleet>,
): Promise<FleetEquipment[]> {
  const order = (a: EquipmentOfFleet, b: EquipmentOfFleet) =>
    b.vehicleCount - a.vehicleCount || b.depends.length - a.depends.length;
  const first = [...byEquipment].toSorted(([, a], [, b]) => order(a, b)).slice(0, mostEquipment);
  const entries = await Promise.all(first.map(([id]) => ctx.loaders.visibleEntry.load(id)));
  return first
    .flatMap(([, device], i) => {
      const equipment = entries[i];
      return equipment ? [{ ...device, equipment }] : [];
    })
    .toSorted((a, b) => order(a, b) || a.equipment.title.localeCompare(b.equipment.title, 'ru'));
}
