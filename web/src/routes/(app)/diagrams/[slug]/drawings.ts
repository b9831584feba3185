import { isHttpError } from '@sveltejs/kit';
import { type Drawings, NARROW, WIDE } from '#lib/diagrams/drawing-widths.ts';
import { notationOf } from '#lib/diagrams/notation.ts';
import type { Api } from '#lib/server/api.ts';
import { DiagramDrawings } from './queries.ts';

/**
 * The drawings of the page at `url`, made by the API in a thread of its own, which answers nobody meanwhile.
 * Nothing where it can't make them: the tables are worth reading without, and the viewer draws by itself.
 */
export async function drawingsFor(api: Api, slug: string, url: URL): Promise<Partial<Drawings>> {
  const query = url.searchParams;
  try {
    const { entry } = await api.run(DiagramDrawings, {
      slug,
      narrow: NARROW,
      wide: WIDE,
      notation: notationOf(query.get('notation')),
      wired: query.has('wired'),
    });
    return entry?.diagram ?? {};
  } catch (thrown) {
    if (isHttpError(thrown)) return {};
    throw thrown;
  }
}

/**
 * For what a page shows as it stands: the page that the server renders has it in its HTML, and has no need of it a
 * second time in the data beside. SvelteKit sends what can be enumerated.
 */
export const unsent = <T extends object>(value: T): Partial<T> =>
  Object.defineProperties(
    {},
    Object.fromEntries(Object.entries(value).map(([name, part]) => [name, { value: part as unknown }])),
  );
