import { type EquipmentData, findVin } from '@fieldlore/content';
import { codeOf } from '@fieldlore/search';
import { isSignedIn } from '../access/viewer.ts';
import { choiceOf, kitPath, kitTitle } from '../catalogue/kit-choice.ts';
import { kitLinkNumbered } from '../catalogue/share-kit.ts';
import { vehicleExactly } from '../catalogue/recognize-vehicles.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { entryPath } from '../entries/entry-url.ts';
import { modelPrefix } from '../indexing/search-documents.ts';
import { askIndex } from './search-index.ts';
import type { DirectHit } from './search.types.ts';

/** With # or № any number is meant to be one; bare, only what is as long as the numbers of entries are. */
const shortNumber = /^(?:[#№]\s*(\d{1,9})|(\d{4,9}))$/;
/** «К 1004», as it stands on labels, in either alphabet. */
const kitNumber = /^[kк][\s-]*(?:[#№]\s*)?(\d{4,9})$/iu;
const shortestCode = 4;
/** A part number has a blank or two inside, a sentence has more. */
const mostWordsOfCode = 3;
/** Entries that may carry one part number, twins in other languages included. */
const mostCarriers = 10;

/** The one page that a text names exactly: a VIN, a short number, a part number however spelt, a model with its year. */
export async function directHit(ctx: Ctx, typed: string): Promise<DirectHit | null> {
  const text = typed.trim();
  return (
    byVin(text) ??
    (await byNumber(ctx, text)) ??
    (await byPartNumber(ctx, text)) ??
    (await byKitNumber(ctx, text)) ??
    (await byVehicle(ctx, text))
  );
}

function byVin(text: string): DirectHit | null {
  const found = findVin(text);
  return found ? { kind: 'VEHICLE', title: `VIN ${found.signs}`, path: `/vehicles?q=${found.signs}` } : null;
}

async function byNumber(ctx: Ctx, text: string): Promise<DirectHit | null> {
  const [, marked, bare] = shortNumber.exec(text) ?? [];
  const number = Number(marked ?? bare ?? Number.NaN);
  // Numbers are integers of four bytes.
  if (!(number < 2 ** 31)) return null;
  const entry = await (await publishedEntries(ctx)).andWhere('entry.number = :number', { number }).getOne();
  return entry && { kind: 'NUMBER', title: entry.title, path: entryPath(entry) };
}

async function byPartNumber(ctx: Ctx, text: string): Promise<DirectHit | null> {
  const code = codeOf(text);
  const isCode =
    /\d/.test(text) && code.length >= shortestCode && text.split(/\s+/).length <= mostWordsOfCode;
  if (!isCode) return null;
  const { hits } = await askIndex(ctx, {
    text,
    filter: { kind: [EntryKind.EQUIPMENT] },
    verbatim: true,
    limit: mostCarriers,
  });
  const carriers = await withPartNumber(ctx, hits, code);
  const own = carriers.filter(({ locale }) => locale === ctx.request.locale);
  const [entry, another] = own.length > 0 ? own : carriers;
  return entry && !another ? { kind: 'PART_NUMBER', title: entry.title, path: entryPath(entry) } : null;
}

async function withPartNumber(ctx: Ctx, hits: readonly { id: string }[], code: string): Promise<Entry[]> {
  const ids = hits.map(({ id }) => id).filter((id) => !id.startsWith(modelPrefix));
  const entries = await ctx.loaders.visibleEntry.loadMany(ids);
  const carriers = await Promise.all(
    entries.map(async (entry) => {
      if (!(entry instanceof Entry)) return [];
      const revision = await ctx.loaders.revision.load(entry.publishedRevisionId!);
      const { partNumbers } = revision!.data as EquipmentData;
      return partNumbers.some((part) => codeOf(part) === code) ? [entry] : [];
    }),
  );
  return carriers.flat();
}

/** After the part numbers: some maker's may begin with a K too. */
async function byKitNumber(ctx: Ctx, text: string): Promise<DirectHit | null> {
  const [, number] = kitNumber.exec(text) ?? [];
  const link = number && isSignedIn(ctx.viewer) ? await kitLinkNumbered(ctx, Number(number)) : null;
  if (!link) return null;
  const choice = await choiceOf(ctx, link);
  return { kind: 'VEHICLE', title: await kitTitle(ctx, choice), path: await kitPath(ctx, choice) };
}

async function byVehicle(ctx: Ctx, text: string): Promise<DirectHit | null> {
  const match = await vehicleExactly(ctx, text);
  if (!match?.model) return null;
  const query = new URLSearchParams({
    ...(match.generation && { generation: match.generation.name }),
    year: String(match.year),
  });
  return {
    kind: 'VEHICLE',
    title: match.label,
    path: `/vehicles/${match.make.slug}/${match.model.slug}?${query}`,
  };
}
