import { attributeRules } from './attributes.ts';
import type { RichDocument, RichNode } from './document.ts';
import { documentSchema } from './extensions.ts';

/** `depth` counts nested nodes, `text` UTF-16 units of all text together. */
export const DOCUMENT_LIMITS = { depth: 64, nodes: 100_000, text: 2_000_000 } as const;

export type DocumentProblemCode =
  | 'NOT_A_DOCUMENT'
  | 'TOO_DEEP'
  | 'TOO_BIG'
  | 'UNKNOWN_NODE'
  | 'UNKNOWN_MARK'
  | 'BAD_ATTRIBUTE'
  | 'UNSAFE_LINK'
  | 'BAD_IMAGE'
  | 'BAD_STRUCTURE';

export interface DocumentProblem {
  code: DocumentProblemCode;
  /** From the document down: `['content', 3, 'content', 0]`. */
  path: (string | number)[];
  /** The offending name or value. */
  detail: string;
}

/** Reports everything that keeps a value from being stored as a document; nothing is changed. Empty means valid. */
export function validateDocument(json: unknown): DocumentProblem[] {
  if (!isNode(json) || json.type !== 'doc' || !Array.isArray(json.content))
    return [{ code: 'NOT_A_DOCUMENT', path: [], detail: describe(json) }];

  const check = new Check();
  check.node(json, [], 0);
  return check.problems.length > 0 ? check.problems : structureProblems(json as RichDocument);
}

/** Enough to tell the author what is wrong; a document with more is broken as a whole. */
const MOST_PROBLEMS = 50;

class Check {
  readonly problems: DocumentProblem[] = [];
  private nodes = 0;
  private text = 0;
  private readonly schema = documentSchema();

  node(node: unknown, path: (string | number)[], depth: number): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    if (!isNode(node)) return this.report('UNKNOWN_NODE', path, describe(node));
    if (depth > DOCUMENT_LIMITS.depth) return this.report('TOO_DEEP', path, String(DOCUMENT_LIMITS.depth));
    if (!Object.hasOwn(this.schema.nodes, node.type)) return this.report('UNKNOWN_NODE', path, node.type);
    if (++this.nodes > DOCUMENT_LIMITS.nodes) return this.tooBig(path);

    if (node.type === 'text') {
      if (typeof node.text !== 'string' || node.text === '')
        return this.report('BAD_STRUCTURE', path, 'empty text');
      this.text += node.text.length;
      if (this.text > DOCUMENT_LIMITS.text) return this.tooBig(path);
    }
    this.attributes(node.type, node.attrs, [...path, 'attrs']);
    this.marks(node.marks, path);

    if (node.content === undefined) return;
    if (!Array.isArray(node.content)) return this.report('BAD_STRUCTURE', path, 'content');
    node.content.forEach((child, i) => this.node(child, [...path, 'content', i], depth + 1));
  }

  private marks(marks: unknown, path: (string | number)[]): void {
    if (marks === undefined) return;
    if (!Array.isArray(marks)) return this.report('BAD_STRUCTURE', path, 'marks');
    marks.forEach((mark, i) => {
      const place = [...path, 'marks', i];
      if (!isNode(mark) || !Object.hasOwn(this.schema.marks, mark.type))
        this.report('UNKNOWN_MARK', place, describe(mark));
      else this.attributes(mark.type, mark.attrs, place);
    });
  }

  private attributes(type: string, attrs: unknown, path: (string | number)[]): void {
    if (attrs !== undefined && attrs !== null && typeof attrs !== 'object')
      return this.report('BAD_ATTRIBUTE', path, describe(attrs));
    const values = (attrs ?? {}) as Record<string, unknown>;
    const defaults = (this.schema.nodes[type] ?? this.schema.marks[type])?.spec.attrs ?? {};
    for (const [name, rule] of Object.entries(attributeRules[type] ?? {})) {
      const value = values[name] === undefined ? defaults[name]?.default : values[name];
      if (rule(value)) continue;
      const code = type === 'link' ? 'UNSAFE_LINK' : name === 'file' ? 'BAD_IMAGE' : 'BAD_ATTRIBUTE';
      this.report(code, path, `${name}=${describe(value)}`);
    }
  }

  private tooBig(path: (string | number)[]): void {
    if (!this.problems.some((problem) => problem.code === 'TOO_BIG')) this.report('TOO_BIG', path, '');
  }

  private report(code: DocumentProblemCode, path: (string | number)[], detail: string): void {
    this.problems.push({ code, path, detail });
  }
}

/** Asks ProseMirror whether nodes stand where they may; only when they do not, which block it is. */
function structureProblems(document: RichDocument): DocumentProblem[] {
  const whole = structureProblem(document);
  if (whole === null) return [];
  const blocks = document.content.flatMap((block, i): DocumentProblem[] => {
    const detail = structureProblem(block);
    return detail === null ? [] : [{ code: 'BAD_STRUCTURE', path: ['content', i], detail }];
  });
  return blocks.length > 0 ? blocks : [{ code: 'BAD_STRUCTURE', path: [], detail: whole }];
}

function structureProblem(node: RichNode): string | null {
  try {
    documentSchema().nodeFromJSON(node).check();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isNode(value: unknown): value is RichNode {
  return typeof value === 'object' && value !== null && typeof (value as RichNode).type === 'string';
}

function describe(value: unknown): string {
  const isScalar = value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
  // Never JSON.stringify: a crafted value nested a million deep would end the process' stack.
  const text = isScalar ? String(value) : Array.isArray(value) ? '[…]' : '{…}';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
