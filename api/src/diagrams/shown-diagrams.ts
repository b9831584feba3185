import {
  diagramsOf,
  type DiagramData,
  type RichDocument,
  type RichNode,
  type ShownDiagram,
} from '@fieldlore/content';
import type { Ctx } from '../context.ts';
import { entryPath } from '../entries/entry-url.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { BadInputError } from '../errors.ts';
import { draw } from './draw.ts';

/** Pixels: on a phone and on a desk, as on the page of the diagram, which then needs no drawings of its own. */
const WIDTHS = { narrow: 340, wide: 760 } as const;

/** The largest scheme takes a thread seconds: of more in one text the names lead to their pages. */
const mostDrawn = 5;

/**
 * What documents show of wiring diagrams, by the id of the diagram: the published revision as it is now, of those that the
 * viewer may see. Two statements, however many there are; a drawing is made only where one is shown whole.
 */
export async function loadDiagrams(
  ctx: Ctx,
  documents: readonly RichDocument[],
): Promise<Map<string, ShownDiagram>> {
  const found = await ctx.loaders.visibleEntry.loadMany([...new Set(documents.flatMap(diagramsOf))]);
  const entries = found.filter(
    (entry): entry is Entry =>
      entry !== null && !(entry instanceof Error) && entry.kind === EntryKind.DIAGRAM,
  );
  const drawn = new Set([...new Set(documents.flatMap(wholeDiagramsOf))].slice(0, mostDrawn));
  const shown = await Promise.all(
    entries.map(async (entry): Promise<[string, ShownDiagram]> => {
      const revision = (await ctx.loaders.revision.load(entry.publishedRevisionId!))!;
      const data = revision.data as DiagramData;
      return [
        entry.id,
        {
          url: entryPath(entry),
          title: entry.title,
          locale: entry.locale,
          number: entry.number,
          revision: revision.number,
          data,
          drawings: drawn.has(entry.id) ? await drawingsOf(entry, data) : null,
        },
      ];
    }),
  );
  return new Map(shown);
}

/** A text stays readable when a scheme in it cannot be drawn: it is too large, or too many are being drawn just now. */
async function drawingsOf({ title, locale }: Entry, data: DiagramData): Promise<ShownDiagram['drawings']> {
  const drawing = (width: number) => draw(data, { width, notation: null, locale, title });
  try {
    const [narrow, wide] = await Promise.all([drawing(WIDTHS.narrow), drawing(WIDTHS.wide)]);
    return { narrow, wide };
  } catch (error) {
    if (error instanceof BadInputError) return null;
    throw error;
  }
}

/** Those of which a document shows the drawing, not a connector or a pin alone. */
function wholeDiagramsOf(document: RichDocument): string[] {
  const isWhole = ({ type, attrs }: RichNode): boolean => type === 'diagram' && !attrs?.connector;
  const idsIn = (node: RichNode): string[] =>
    isWhole(node) ? [String(node.attrs?.entry)] : (node.content ?? []).flatMap(idsIn);
  return idsIn(document);
}
