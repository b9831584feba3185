import type { ComputedItem, ComputedKit } from './compute-kit.ts';
import { type Fitment, type FitmentRole, FitmentState, type Qualifier } from './fitment.entity.ts';

/** How many of a device one vehicle takes in one role. */
export interface DeviceAmount {
  role: FitmentRole;
  group: string | null;
  /** Whatever the open options turn out to be. */
  least: number;
  /** With the options that want the most. */
  most: number;
}

/** How one device stands to one vehicle. */
export interface DeviceFit {
  equipmentId: string;
  state: FitmentState;
  /** Holds for some of the options that are still open; for the others it does not, or nothing is known. */
  depends: boolean;
  conditions: Qualifier[];
  /** The row that says so; the first where several do. */
  fitment: Fitment;
  /** Empty for what does not fit. */
  amounts: DeviceAmount[];
}

/** What a kit says of each device, by its id. Of a device that is not there nothing is known. */
export function deviceFits(kit: ComputedKit): Map<string, DeviceFit> {
  const by = (items: readonly ComputedItem[]) => Map.groupBy(items, ({ fitment }) => fitment.equipmentId);
  const [sure, conditional, refused] = [by(kit.items), by(kit.conditional), by(kit.notCompatible)];
  const ids = new Set([...sure.keys(), ...conditional.keys(), ...refused.keys()]);
  return new Map(
    [...ids].map((equipmentId) => {
      const own = { sure: sure.get(equipmentId) ?? [], conditional: conditional.get(equipmentId) ?? [] };
      const [item] = [...own.sure, ...own.conditional, ...(refused.get(equipmentId) ?? [])];
      const { fitment, conditions } = item!;
      return [
        equipmentId,
        {
          equipmentId,
          state: fitment.state,
          depends: conditions.length > 0,
          conditions,
          fitment,
          amounts: amountsOf(own.sure, own.conditional, kit.openChoices),
        },
      ];
    }),
  );
}

/** Within a role the same device is counted once: its conditional rows are for different answers. */
function amountsOf(
  sure: readonly ComputedItem[],
  conditional: readonly ComputedItem[],
  openChoices: ComputedKit['openChoices'],
): DeviceAmount[] {
  const placeOf = ({ fitment: { role, group } }: ComputedItem) => JSON.stringify([role, group]);
  return [...Map.groupBy([...sure, ...conditional], placeOf).values()].map((items) => {
    const { role, group } = items[0]!.fitment;
    const quantities = items.map(({ fitment }) => fitment.quantity);
    const isSure = items.some(({ conditions }) => conditions.length === 0);
    const isEverywhere = isSure || coversChoice(items, openChoices);
    return {
      role,
      group,
      least: isEverywhere ? Math.min(...quantities) : 0,
      most: Math.max(...quantities),
    };
  });
}

/** Whether the conditions take in every answer of one open choice: one for a single tank, two for two. */
function coversChoice(items: readonly ComputedItem[], openChoices: ComputedKit['openChoices']): boolean {
  const keys = new Set(items.flatMap(({ conditions }) => conditions.map(({ key }) => key)));
  const [key] = keys;
  if (keys.size !== 1) return false;
  const taken = new Set(items.flatMap(({ conditions }) => conditions.map(({ value }) => value)));
  return openChoices.find((choice) => choice.key === key)?.values.every((value) => taken.has(value)) ?? false;
}

/** Whether a vehicle in this state may be sold the device without a further question. */
export function isSureFit({ state, depends }: Pick<DeviceFit, 'state' | 'depends'>): boolean {
  return !depends && state !== FitmentState.NOT_COMPATIBLE;
}
