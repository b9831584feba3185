import { EQUIPMENT_TYPES } from '@fieldlore/content';
import { isHttpError } from '@sveltejs/kit';
import { chosenLanguage } from '#lib/entries/language.ts';
import { equipmentTypeWord } from '#lib/equipment-words.ts';
import type { Api } from '#lib/server/api.ts';
import { loadList, PAGE } from '#lib/server/load-list.ts';
import type { PageServerLoad } from './$types';
import { conditionsOf, type DeviceQuery, MOST_CONDITIONS, readDeviceQuery } from './device-query.ts';
import { DeviceList, KnownParameters } from './queries.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readDeviceQuery(url.searchParams);
  const locale = chosenLanguage(url.searchParams);
  const isNarrowed = query.type !== null || query.lines.length + query.problems.length > 0;
  const [{ equipmentParameters: parameters, catalogueRights }, { list, problems }] = await Promise.all([
    locals.api.run(KnownParameters, { locale }),
    isNarrowed
      ? findDevices(locals.api, query, url.searchParams)
      : { list: await loadList(locals.api, 'EQUIPMENT', url.searchParams), problems: [] },
  ]);
  return {
    list,
    problems,
    query,
    isNarrowed,
    parameters,
    hasTables: catalogueRights.change,
    most: MOST_CONDITIONS,
    types: EQUIPMENT_TYPES.map((type) => ({ type, word: equipmentTypeWord(type) })),
  };
};

/** What cannot be read of a condition is said beside it, above a list without devices. */
async function findDevices(api: Api, query: DeviceQuery, address: URLSearchParams) {
  const locale = chosenLanguage(address);
  const nothing = {
    nodes: [],
    pageInfo: { hasNextPage: false, endCursor: null },
    totalCount: 0,
    locale,
    tag: null,
  };
  if (query.problems.length > 0) return { list: nothing, problems: query.problems };
  try {
    const { devices } = await api.run(DeviceList, {
      type: query.type,
      conditions: conditionsOf(query),
      locale,
      first: PAGE,
      after: address.get('after') || null,
    });
    return { list: { ...devices, locale, tag: null }, problems: [] };
  } catch (thrown) {
    if (!isHttpError(thrown, 400) || !thrown.body.fields) throw thrown;
    return { list: nothing, problems: thrown.body.fields };
  }
}
