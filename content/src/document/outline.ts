import type { RichDocument, RichNode } from './document.ts';
import { slugOf } from './slug.ts';
import { inlineText } from './text.ts';

export interface OutlineItem {
  /** Unique within the document; the heading's `id` on the page. */
  id: string;
  level: number;
  text: string;
}

/**
 * Gives headings their ids, in the order of the document: the heading's own anchor or its words in Latin, with `-2`,
 * `-3` after the first of equal ones. Rendering and outline use the same, so a table of contents always fits its page.
 */
export class HeadingIds {
  private readonly prefix: string;
  private readonly taken = new Set<string>();

  /** @param prefix keeps the ids of an embedded fragment from shifting those of the page. */
  constructor(prefix = '') {
    this.prefix = prefix;
  }

  idOf(heading: RichNode): string {
    const anchor = heading.attrs?.anchor;
    const wanted = this.prefix + (typeof anchor === 'string' && anchor ? anchor : headingSlug(heading));
    let id = wanted;
    for (let n = 2; this.taken.has(id); n++) id = `${wanted}-${n}`;
    this.taken.add(id);
    return id;
  }
}

/** The id that follows from a heading's words. */
export const headingSlug = (heading: RichNode): string => slugOf(inlineText(heading)) || 'section';

/** The headings of a document for a table of contents. Narrow the document with `withoutHidden` first. */
export function outline(document: RichDocument): OutlineItem[] {
  const ids = new HeadingIds();
  const items: OutlineItem[] = [];
  const visit = (node: RichNode): void => {
    if (node.type === 'heading') {
      const text = inlineText(node).replace(/\s+/g, ' ').trim();
      const id = ids.idOf(node);
      if (text) items.push({ id, level: Number(node.attrs?.level ?? 1), text });
    } else node.content?.forEach(visit);
  };
  document.content.forEach(visit);
  return items;
}
