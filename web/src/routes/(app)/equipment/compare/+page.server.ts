import type { EquipmentData } from '@fieldlore/content';
import { isHttpError } from '@sveltejs/kit';
import { equipmentTypeWord, supplyRange } from '#lib/equipment-words.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Api } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';
import { compareDevices, onlyDifferences } from './compare-devices.ts';
import { ComparedDevice, ComparePage } from './queries.ts';

const MOST = 4;

/** `?ids=12,34` or `?ids=12&ids=34`: short numbers, as ticks on a list send them and people type them. */
function numbersOf(query: URLSearchParams): number[] {
  const all = query.getAll('ids').flatMap((ids) => ids.split(','));
  return [...new Set(all.filter((id) => /^\d{1,9}$/.test(id)).map(Number))].filter((n) => n > 0);
}

/** One that is gone, or hidden from this viewer, leaves the others to be compared. */
async function deviceBy(number: number, api: Api) {
  try {
    return (await api.run(ComparedDevice, { number })).entry;
  } catch (thrown) {
    if (isHttpError(thrown, 404)) return null;
    throw thrown;
  }
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = numbersOf(url.searchParams);
  const [found, { entries }] = await Promise.all([
    Promise.all(asked.slice(0, MOST).map((number) => deviceBy(number, locals.api))),
    locals.api.run(ComparePage, { locale: getLocale() }),
  ]);
  const devices = found.flatMap((entry) =>
    entry?.equipment ? [{ ...entry, equipment: entry.equipment }] : [],
  );
  const groups = compareDevices(
    devices.map(
      ({ equipment: { data, type, vendor, model, partNumbers, supplyMin, supplyMax, fitments } }) => ({
        facts: [
          [m.edit_equipment_type(), equipmentTypeWord(type)],
          [m.equipment_vendor(), vendor],
          [m.equipment_model(), model],
          [m.equipment_part_numbers(), partNumbers.join(', ')],
          [m.equipment_supply(), supplyRange(supplyMin, supplyMax)],
          [m.compare_fitments(), formatNumber(fitments.totalCount)],
        ],
        // The API checks the shape when the equipment is saved.
        parameters: (data as EquipmentData).parameters,
      }),
    ),
  );
  const isNarrowed = url.searchParams.get('only') === 'differences';
  return {
    devices: devices.map(({ number, title, path, locale }) => ({ number, title, path, locale })),
    groups: isNarrowed ? onlyDifferences(groups) : groups,
    isNarrowed,
    isTooMany: asked.length > MOST,
    others:
      devices.length < MOST
        ? entries.nodes.filter(({ number }) => !devices.some((device) => device.number === number))
        : [],
    listed: entries.nodes.length,
    isCut: entries.totalCount > entries.nodes.length,
  };
};
