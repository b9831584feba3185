/** A mark on text, as ProseMirror writes it: `{ type: 'bold' }`, `{ type: 'link', attrs: { href } }`. */
export interface RichMark {
  type: string;
  attrs?: Record<string, unknown>;
}

/** A node of a document in ProseMirror's JSON. Which nodes may stand where is the schema's business. */
export interface RichNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RichNode[];
  marks?: RichMark[];
  text?: string;
}

/** The body of an entry. What comes from outside becomes one only through `parseDocument`. */
export interface RichDocument extends RichNode {
  type: 'doc';
  content: RichNode[];
}

/** Who reads. Each sees what those before them see. */
export const AUDIENCES = ['PUBLIC', 'CLIENTS', 'STAFF'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const CALLOUT_KINDS = ['info', 'warning', 'danger', 'success'] as const;
export type CalloutKind = (typeof CALLOUT_KINDS)[number];

export function emptyDocument(): RichDocument {
  return { type: 'doc', content: [{ type: 'paragraph' }] };
}

/** Says whether a reader would see nothing: no text, picture, table, embedded fragment or diagram. */
export function isEmptyDocument(document: RichDocument): boolean {
  const shows = (node: RichNode): boolean =>
    node.type === 'image' ||
    node.type === 'fragment' ||
    node.type === 'diagram' ||
    node.type === 'pin' ||
    node.type === 'horizontalRule' ||
    Boolean(node.text?.trim()) ||
    Boolean(node.content?.some(shows));
  return !document.content.some(shows);
}
