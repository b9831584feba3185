import type { DiagramData, ShownDiagram } from '@fieldlore/content';
import { json, type RequestHandler } from '@sveltejs/kit';
import { DiagramToShow } from '../queries.ts';

/** A diagram as a text shows it, but not drawn. */
export type FoundDiagram = Omit<ShownDiagram, 'drawings'> & { id: string };

/** For the editor: the published diagram of `?id=`, `?number=` or `?slug=`; null where there is none to see. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const { id, number, slug } = Object.fromEntries(url.searchParams);
  const { entry } = await locals.api.run(DiagramToShow, {
    id: id ?? null,
    number: number ? Number(number) : null,
    kind: slug ? 'DIAGRAM' : null,
    slug: slug ?? null,
  });
  // Readers are shown neither a draft nor what is archived: the author is to see that.
  if (!entry?.diagram || !entry.publishedAt || entry.status === 'ARCHIVED') return json(null);
  const { id: entryId, path, diagram } = entry;
  return json({
    id: entryId,
    number: entry.number,
    locale: entry.locale,
    title: entry.title,
    url: path,
    revision: diagram.revision,
    data: diagram.data as DiagramData,
  } satisfies FoundDiagram);
};
