import type { FacetCounts, FacetName } from '@fieldlore/search';
import type { Ctx } from '../context.ts';
import { select } from '../database/rows.ts';
import { Entry } from '../entries/entry.entity.ts';
import type { Facet } from './search.types.ts';

/** More values than that nobody reads; the rest is found by typing. */
const longest = 50;

/** Made once: to make one takes longer than to put a facet in order. */
const collators = { ru: new Intl.Collator('ru'), en: new Intl.Collator('en') };

const hasRights: ReadonlySet<string> = new Set<FacetName>(['device', 'section']);

/**
 * Counts with the names people know: of makes, models, devices and sections. Codes keep their code, the page words them.
 * A device or section that an open entry belongs to may itself be closed to the viewer: it is left out.
 */
export async function labelFacets(ctx: Ctx, counts: FacetCounts): Promise<Facet[]> {
  const names = await labels(ctx, counts);
  const inWords = collators[ctx.request.locale];
  return Object.entries(counts).map(([name, values]) => {
    const known = names[name as FacetName];
    const shown = hasRights.has(name)
      ? Object.keys(values).filter((value) => known?.has(value))
      : mostFrequent(values);
    return {
      name,
      counts: shown
        .map((value) => ({ value, label: known?.get(value) ?? value, count: values[value]! }))
        .toSorted((a, b) => b.count - a.count || inWords.compare(a.label, b.label))
        .slice(0, longest),
    };
  });
}

async function labels(
  ctx: Ctx,
  counts: FacetCounts,
): Promise<Partial<Record<FacetName, ReadonlyMap<string, string>>>> {
  const [vehicles, devices, tree, sees] = await Promise.all([
    vehicleNames(ctx, mostFrequent(counts.make), mostFrequent(counts.model)),
    deviceNames(ctx, Object.keys(counts.device ?? {})),
    ctx.sections(),
    ctx.visibility(),
  ]);
  return {
    make: vehicles,
    model: vehicles,
    device: devices,
    section: new Map(
      tree.inOrder
        .filter((section) => sees.canSeeSection(section))
        .map(({ slug, names }) => [slug, names[ctx.request.locale]]),
    ),
  };
}

/** Only these are named and put in order: of tags and models there may be thousands. */
function mostFrequent(values: Record<string, number> = {}): string[] {
  return Object.entries(values)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, longest)
    .map(([value]) => value);
}

/** Of makes by their slug and of models by `<make>/<model>`, in one statement: every search asks. */
async function vehicleNames(
  ctx: Ctx,
  makes: readonly string[],
  models: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (makes.length === 0 && models.length === 0) return new Map();
  const rows = await select(
    ctx.db,
    `SELECT make.slug AS value, make.name FROM make WHERE make.slug = ANY(:makes)
     UNION ALL
     SELECT make.slug || '/' || model.slug, make.name || ' ' || model.name
     FROM make JOIN vehicle_model AS model ON model.make_id = make.id
     WHERE make.slug = ANY(:makesOfModels) AND make.slug || '/' || model.slug = ANY(:models)`,
    { makes, models, makesOfModels: [...new Set(models.map((path) => path.split('/')[0]!))] },
  );
  return new Map(rows.map(({ value, name }) => [value as string, name as string]));
}

async function deviceNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const entries = await ctx.loaders.visibleEntry.loadMany(ids);
  return new Map(entries.flatMap((entry) => (entry instanceof Entry ? [[entry.id, entry.title]] : [])));
}
