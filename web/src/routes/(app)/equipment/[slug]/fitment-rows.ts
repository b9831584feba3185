import type { EquipmentPageQuery, FitmentState } from '#lib/graphql/generated.ts';
import { formatNumber, formatYears } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { stateTone, stateWord } from '#lib/vehicles/fitment-words.ts';
import { vehiclePath } from '#lib/vehicles/vehicle-path.ts';

type Equipment = NonNullable<NonNullable<EquipmentPageQuery['entry']>['equipment']>;

/** The vehicles of a device as the page shows them, put into words on the server: the page then loads none of the words. */
export function fitmentsShown({ fitments, fitmentStates }: Equipment, chosen: FitmentState | null) {
  const all = fitmentStates.reduce((sum, { count }) => sum + count, 0);
  const choice = (state: FitmentState | null, word: string, count: number) => ({
    state,
    word,
    count: formatNumber(count),
    isChosen: state === chosen,
  });
  return {
    pageInfo: fitments.pageInfo,
    /** What the list can be narrowed to, where there is more than one state. */
    choices:
      fitmentStates.length > 1
        ? [
            choice(null, m.equipment_all_states(), all),
            ...fitmentStates.map(({ state, count }) => choice(state, stateWord[state](), count)),
          ]
        : [],
    rows: fitments.nodes.map(({ id, model, generation, state, diagram, ...row }) => ({
      id,
      vehicle: [model.make.name, model.name, generation?.name].filter(Boolean).join(' '),
      href: vehiclePath({ make: model.make, model, generation }),
      years: formatYears(row.yearFrom, row.yearTo),
      state: stateWord[state](),
      tone: stateTone[state],
      programme: row.programmeNumber ?? '',
      firmware: row.firmware ?? '',
      diagram: diagram && { path: diagram.path, title: diagram.title },
    })),
  };
}
