import type { FacetCounts, FacetName } from '@fieldlore/search';
import { In } from 'typeorm';
import { Make, VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import type { Facet } from './search.types.ts';

/** More values than that nobody reads; the rest is found by typing. */
const longest = 50;

const hasRights: ReadonlySet<string> = new Set<FacetName>(['device', 'section']);

/**
 * Counts with the names people know: of makes, models, devices and sections. Codes keep their code, the page words them.
 * A device or section that an open entry belongs to may itself be closed to the viewer: it is left out.
 */
export async function labelFacets(ctx: Ctx, counts: FacetCounts): Promise<Facet[]> {
  const names = await labels(ctx, counts);
  return Object.entries(counts).map(([name, values]) => ({
    name,
    counts: Object.entries(values)
      .filter(([value]) => !hasRights.has(name) || names[name as FacetName]?.has(value))
      .map(([value, count]) => ({ value, label: names[name as FacetName]?.get(value) ?? value, count }))
      .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label, ctx.request.locale))
      .slice(0, longest),
  }));
}

async function labels(
  ctx: Ctx,
  counts: FacetCounts,
): Promise<Partial<Record<FacetName, Map<string, string>>>> {
  const [makes, models, devices, tree, sees] = await Promise.all([
    makeNames(ctx, Object.keys(counts.make ?? {})),
    modelNames(ctx, Object.keys(counts.model ?? {})),
    deviceNames(ctx, Object.keys(counts.device ?? {})),
    ctx.sections(),
    ctx.visibility(),
  ]);
  return {
    make: makes,
    model: models,
    device: devices,
    section: new Map(
      tree.inOrder
        .filter((section) => sees.canSeeSection(section))
        .map(({ slug, names }) => [slug, names[ctx.request.locale]]),
    ),
  };
}

async function makeNames(ctx: Ctx, slugs: readonly string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await ctx.db.getRepository(Make).findBy({ slug: In([...slugs]) });
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}

/** Keys are `<make>/<model>`. */
async function modelNames(ctx: Ctx, paths: readonly string[]): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map();
  const rows = await ctx.db
    .getRepository(VehicleModel)
    .createQueryBuilder('model')
    .innerJoin(Make, 'make', 'make.id = model.make_id')
    .where(`make.slug || '/' || model.slug = ANY(:paths)`, { paths })
    .select([`make.slug || '/' || model.slug AS path`, `make.name || ' ' || model.name AS name`])
    .getRawMany<{ path: string; name: string }>();
  return new Map(rows.map(({ path, name }) => [path, name]));
}

async function deviceNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const entries = await ctx.loaders.visibleEntry.loadMany(ids);
  return new Map(entries.flatMap((entry) => (entry instanceof Entry ? [[entry.id, entry.title]] : [])));
}
