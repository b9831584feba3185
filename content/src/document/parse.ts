import { attributeRules } from './attributes.ts';
import type { RichDocument, RichMark, RichNode } from './document.ts';
import { documentSchema } from './extensions.ts';
import { isUuid, safeHref } from './links.ts';
import { pictureText } from './picture.ts';
import { DOCUMENT_LIMITS, type DocumentProblem, validateDocument } from './validate.ts';

/** A value that cannot be made a document. `problems` name the places. */
export class InvalidDocument extends Error {
  readonly problems: DocumentProblem[];

  constructor(problems: DocumentProblem[]) {
    super(`not a valid document: ${problems.map((p) => `${p.code} at /${p.path.join('/')}`).join('; ')}`);
    this.name = 'InvalidDocument';
    this.problems = problems;
  }
}

/**
 * The only door from JSON to a document. Unsafe links lose their link and keep their text, pictures without an
 * uploaded file leave their description, unknown attributes go, defaults are filled in, neighbouring equal text is
 * joined, so that equal documents are equal JSON.
 * @throws InvalidDocument for what cannot be mended without losing what the author wrote.
 */
export function parseDocument(json: unknown): RichDocument {
  const document = tidy(json, 0);
  const problems = validateDocument(document);
  if (problems.length > 0) throw new InvalidDocument(problems);
  return document as RichDocument;
}

/** Leaves what it does not understand as it is: `validateDocument` then reports it in its place. */
function tidy(json: unknown, depth: number): unknown {
  const schema = documentSchema();
  if (!isPlain(json) || typeof json.type !== 'string') return json;
  if (!Object.hasOwn(schema.nodes, json.type) || depth > DOCUMENT_LIMITS.depth) return json;
  const type = schema.nodes[json.type]!;

  const node: RichNode = { type: json.type };
  const attrs = tidyAttributes(type.spec.attrs, json.attrs);
  if (attrs) node.attrs = attrs;
  if (json.marks !== undefined) {
    const marks = tidyMarks(json.marks);
    if (!Array.isArray(marks) || marks.length > 0) node.marks = marks as RichMark[];
  }
  if (json.text !== undefined) node.text = json.text as string;
  if (Array.isArray(json.content)) {
    const children = joinText(
      json.content.map((child) => withoutBadImage(tidy(child, depth + 1))).filter((child) => child !== null),
    );
    if (children.length > 0) node.content = children as RichNode[];
  } else if (json.content !== undefined && json.content !== null) {
    node.content = json.content as RichNode[];
  }
  if (type.name === 'doc' && node.content === undefined) node.content = [{ type: 'paragraph' }];
  return node;
}

function tidyAttributes(
  known: Record<string, { default?: unknown }> | undefined,
  given: unknown,
): Record<string, unknown> | undefined {
  const values = isPlain(given) ? given : {};
  const entries = Object.entries(known ?? {}).map(([name, spec]) => {
    const value = values[name] === undefined ? spec.default : values[name];
    // Ids are compared as text with those of the database, which writes them in small letters.
    return [name, name !== 'alt' && isUuid(value) ? value.toLowerCase() : value] as const;
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function tidyMarks(given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  const schema = documentSchema();
  const rank = new Map(Object.keys(schema.marks).map((name, i) => [name, i]));
  const seen = new Set<string>();
  const marks: RichMark[] = [];
  for (const mark of given as unknown[]) {
    if (!isPlain(mark) || typeof mark.type !== 'string' || !rank.has(mark.type)) {
      marks.push(mark as RichMark);
      continue;
    }
    if (seen.has(mark.type)) continue;
    seen.add(mark.type);
    const attrs = tidyAttributes(schema.marks[mark.type]!.spec.attrs, mark.attrs);
    if (mark.type === 'link') {
      const href = safeHref(attrs?.href);
      if (href !== null) marks.push({ type: 'link', attrs: { href } });
    } else marks.push(attrs ? { type: mark.type, attrs } : { type: mark.type });
  }
  // Raised text that is also lowered: the first of the two counts, as it does when ProseMirror adds marks.
  const script = marks.find(({ type }) => type === 'superscript' || type === 'subscript')?.type;
  const apart = marks.filter(
    ({ type }) => (type !== 'superscript' && type !== 'subscript') || type === script,
  );
  // ProseMirror calls a set of marks invalid unless it is in the schema's order.
  return apart.toSorted((a, b) => (rank.get(a.type) ?? 0) - (rank.get(b.type) ?? 0));
}

function withoutBadImage(node: unknown): unknown {
  if (!isPlain(node) || node.type !== 'image' || !isPlain(node.attrs)) return node;
  if (attributeRules.image!.file!(node.attrs.file)) return node;
  const text = pictureText(node.attrs);
  if (text.trim() === '') return null;
  return { type: 'text', text, ...(node.marks ? { marks: node.marks } : {}) };
}

function joinText(nodes: unknown[]): unknown[] {
  const joined: unknown[] = [];
  for (const node of nodes) {
    if (isPlain(node) && node.type === 'text' && node.text === '') continue;
    const last = joined.at(-1);
    if (isText(node) && isText(last) && sameMarks(node, last)) last.text += node.text;
    else joined.push(node);
  }
  return joined;
}

const isText = (node: unknown): node is RichNode & { text: string } =>
  isPlain(node) && node.type === 'text' && typeof node.text === 'string';

const sameMarks = (a: RichNode, b: RichNode): boolean =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
