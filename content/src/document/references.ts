import type { RichDocument, RichNode } from './document.ts';
import { isUuid, linkTarget } from './links.ts';

/** Where the links of a document lead; each once, in order of appearance. */
export interface DocumentLinks {
  /** Ids of entries (`entry:<uuid>`). */
  entries: string[];
  /** Short numbers of entries (`/e/4821`). */
  numbers: number[];
  /** Addresses outside, mail and phones among them. */
  external: string[];
}

export function linksOf(document: RichDocument): DocumentLinks {
  const entries = new Set<string>();
  const numbers = new Set<number>();
  const external = new Set<string>();
  visit(document, (node) => {
    for (const mark of node.marks ?? []) {
      const target = mark.type === 'link' ? linkTarget(mark.attrs?.href) : null;
      if (target?.kind === 'entry') entries.add(target.id);
      if (target?.kind === 'number') numbers.add(target.number);
      if (target?.kind === 'external') external.add(target.url);
    }
  });
  return { entries: [...entries], numbers: [...numbers], external: [...external] };
}

/** Ids of the uploaded files that a document shows or links to: who may read it may fetch these. */
export function filesOf(document: RichDocument): string[] {
  const files = new Set<string>();
  visit(document, (node) => {
    if (node.type === 'image' && isUuid(node.attrs?.file)) files.add(node.attrs.file.toLowerCase());
    for (const mark of node.marks ?? []) {
      const target = mark.type === 'link' ? linkTarget(mark.attrs?.href) : null;
      if (target?.kind === 'file') files.add(target.id);
    }
  });
  return [...files];
}

/** Ids of the FRAGMENT entries that a document embeds. */
export function fragmentsOf(document: RichDocument): string[] {
  const fragments = new Set<string>();
  visit(document, (node) => {
    if (node.type === 'fragment' && isUuid(node.attrs?.entry)) fragments.add(node.attrs.entry.toLowerCase());
  });
  return [...fragments];
}

/** Ids of the DIAGRAM entries that a document shows, as a drawing, as a table or one pin of them. */
export function diagramsOf(document: RichDocument): string[] {
  const diagrams = new Set<string>();
  visit(document, (node) => {
    const isLive = node.type === 'diagram' || node.type === 'pin';
    if (isLive && isUuid(node.attrs?.entry)) diagrams.add(node.attrs.entry.toLowerCase());
  });
  return [...diagrams];
}

/**
 * The document for a reader who may see only some of the diagrams in it: of the others there remains that something
 * stands there, without the names of connectors and pins. It is for reading: `parseDocument` refuses such nodes.
 */
export function withoutDiagrams(document: RichDocument, mayRead: (entry: string) => boolean): RichDocument {
  const narrow = (node: RichNode): RichNode => {
    const isLive = node.type === 'diagram' || node.type === 'pin';
    if (isLive && !mayRead(String(node.attrs?.entry))) return { ...node, attrs: { entry: null } };
    return node.content ? { ...node, content: node.content.map(narrow) } : node;
  };
  return { ...document, content: document.content.map(narrow) };
}

function visit(node: RichNode, see: (node: RichNode) => void): void {
  see(node);
  node.content?.forEach((child) => visit(child, see));
}
