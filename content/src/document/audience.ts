import type { Audience, RichDocument, RichNode } from './document.ts';
import { AUDIENCES } from './document.ts';

/** Says whether a block narrowed to `narrowed` is for this reader. An unknown name is for nobody. */
export function mayRead(narrowed: unknown, reader: Audience): boolean {
  const needed = AUDIENCES.findIndex((audience) => audience === narrowed);
  return needed >= 0 && needed <= AUDIENCES.indexOf(reader);
}

/**
 * The document as this reader may have it: audience blocks above them are gone, with all that is inside. It is what
 * pages, exports, feeds and search are made from, so that hidden text cannot leave by any of them.
 */
export function withoutHidden(document: RichDocument, reader: Audience): RichDocument {
  const content = visible(document.content, reader);
  return { ...document, content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function visible(nodes: RichNode[], reader: Audience): RichNode[] {
  const kept: RichNode[] = [];
  for (const node of nodes) {
    if (node.type === 'audienceBlock' && !mayRead(node.attrs?.audience, reader)) continue;
    if (!node.content) {
      kept.push(node);
      continue;
    }
    const content = visible(node.content, reader);
    // A container must not be left empty: the schema wants a block in it.
    if (content.length === 0 && node.content.length > 0) {
      if (NEEDS_BLOCK.has(node.type)) kept.push({ ...node, content: [{ type: 'paragraph' }] });
      continue;
    }
    // A <details> of which only the summary is left would be a box that opens on nothing.
    if (node.type === 'details' && content.length === 1 && node.content.length > 1) continue;
    kept.push(
      content.length === node.content.length && same(content, node.content) ? node : { ...node, content },
    );
  }
  return kept;
}

/** Table cells keep their place; what else becomes empty disappears. */
const NEEDS_BLOCK = new Set(['tableCell', 'tableHeader']);

const same = (a: RichNode[], b: RichNode[]): boolean => a.every((node, i) => node === b[i]);
