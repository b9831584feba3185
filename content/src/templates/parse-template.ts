import { decodeEntities } from './entities.ts';

export type TemplatePart =
  | { kind: 'text'; text: string }
  /** A blank to fill. `source` is how it is written, `fallback` what stands there when it stays empty. */
  | { kind: 'blank'; name: string; fallback: string | null; source: string };

export type TemplateProblemCode =
  /** `{{client.name` without the two braces that end it. */
  | 'UNCLOSED'
  /** `{client.name}}`: a brace is missing at the start. */
  | 'UNOPENED'
  /** `{{client name!}}`: not a name. */
  | 'BAD_NAME'
  /** `{{client.name|upper}}`, `{{client.name|fallback:client}}`: only `|fallback:"…"` may follow a name. */
  | 'BAD_FILTER'
  /** A name that the answer does not declare. */
  | 'UNKNOWN_BLANK'
  | 'DUPLICATE_BLANK'
  /** A blank to choose from without choices, or with a default that is none of them. */
  | 'BAD_CHOICES';

export interface TemplateProblem {
  code: TemplateProblemCode;
  /** Where it begins in the text, both counted from 1, columns in characters. */
  line: number;
  column: number;
  /** The name or piece of text in question. */
  detail: string;
}

export interface Template {
  parts: TemplatePart[];
  problems: TemplateProblem[];
}

const NAME = String.raw`[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*`;
/** White space, which editors of rich text write as an entity too. */
const SPACE = String.raw`(?:\s|&nbsp;)*`;
/** A quoted text: straight quotes with escapes, or those that word processors and Russian keyboards put in. */
const QUOTED = [
  String.raw`"(?:\\.|[^"\\])*"`,
  String.raw`'(?:\\.|[^'\\])*'`,
  String.raw`&quot;(?:\\.|(?!&quot;)[^\\])*&quot;`,
  '«[^»]*»',
  '“[^”]*”',
].join('|');
const BLANK = new RegExp(
  `\\{\\{${SPACE}(${NAME})${SPACE}(?:\\|${SPACE}fallback${SPACE}:${SPACE}(${QUOTED})${SPACE})?\\}\\}`,
  'uy',
);

/**
 * Parts a template into text and blanks `{{group.field|fallback:"…"}}`. `\{{` stands for two braces that are text.
 * A blank that cannot be read stays in the text and is reported. Never throws.
 * @param html the template is HTML: quotes and spaces within blanks may be entities.
 */
export function parseTemplate(text: string, { html = false } = {}): Template {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let literal = '';
  const report = (code: TemplateProblemCode, at: number, detail: string) =>
    problems.push({ code, ...placeOf(text, at), detail });

  let at = 0;
  while (at < text.length) {
    if (text.startsWith('\\{{', at)) {
      literal += '{{';
      at += 3;
      continue;
    }
    if (!text.startsWith('{{', at)) {
      const unopened = text[at] === '{' ? unopenedAt(text, at) : null;
      if (unopened !== null) report('UNOPENED', at, unopened);
      literal += text[at]!;
      at += 1;
      continue;
    }
    BLANK.lastIndex = at;
    const blank = BLANK.exec(text);
    if (blank) {
      if (literal) parts.push({ kind: 'text', text: literal });
      literal = '';
      const fallback = blank[2] === undefined ? null : unquote(blank[2], html);
      parts.push({ kind: 'blank', name: blank[1]!, fallback, source: blank[0] });
      at += blank[0].length;
    } else {
      const wrong = wrongBlank(text, at);
      report(wrong.code, at, wrong.detail);
      literal += text.slice(at, at + wrong.length);
      at += wrong.length;
    }
  }
  if (literal) parts.push({ kind: 'text', text: literal });
  return { parts, problems };
}

/** The names of a template's blanks, each once, in order of appearance. */
export function blankNames(template: Template): string[] {
  return [...new Set(template.parts.flatMap((part) => (part.kind === 'blank' ? [part.name] : [])))];
}

function wrongBlank(text: string, at: number): { code: TemplateProblemCode; detail: string; length: number } {
  const end = text.indexOf('}}', at + 2);
  const next = text.indexOf('{{', at + 2);
  if (end < 0 || (next >= 0 && next < end))
    return { code: 'UNCLOSED', detail: shorten(text.slice(at).split('\n')[0]!), length: 2 };
  const inner = text.slice(at + 2, end);
  const isName = new RegExp(`^${SPACE}${NAME}${SPACE}\\|`, 'u').test(inner);
  return { code: isName ? 'BAD_FILTER' : 'BAD_NAME', detail: shorten(inner.trim()), length: end + 2 - at };
}

/** `{name}}` after something that is no brace. A lone `}}` is not reported: programs in answers are full of them. */
function unopenedAt(text: string, at: number): string | null {
  const match = new RegExp(`\\{${SPACE}(${NAME}\\.${NAME})${SPACE}\\}\\}`, 'uy');
  match.lastIndex = at;
  return match.exec(text)?.[0] ?? null;
}

function unquote(quoted: string, html: boolean): string {
  const quote = quoted.startsWith('&quot;') ? '&quot;' : quoted[0]!;
  const inner = quoted.slice(quote.length, quoted.length - quote.length);
  const text = /["']|&quot;/.test(quote)
    ? inner.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' ? '\n' : sign))
    : inner;
  return html ? decodeEntities(text) : text;
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: [...before.at(-1)!].length + 1 };
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
