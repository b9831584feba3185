import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { escapeHtml } from '../document/escape.ts';
import { isUuid } from '../document/links.ts';

/** What wikis call their remarks, and which of ours it is. */
// prettier-ignore
const CALLOUTS: Record<string, string> = {
  note: 'info', info: 'info', tip: 'success', success: 'success', warning: 'warning', important: 'warning',
  danger: 'danger', caution: 'danger', alert: 'danger', error: 'danger',
};

/** Containers that are open at a place of the text, innermost last. */
interface Environment {
  open?: string[];
}

/**
 * Reads the block tags of other wikis – `{% note %}`, `{% cut %}`, `{% list tabs %}` of YFM, `{% hint %}`,
 * `{% stepper %}`, `{% tabs %}` of GitBook – and our own `:::warning`, each on a line of its own. A tag becomes an HTML
 * tag and the HTML parser finds what belongs together: it closes what authors forget to close.
 */
export function blockTags(md: MarkdownIt): void {
  const alt = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
  md.block.ruler.before('code', 'liquid_tag', liquidRule, alt);
  md.block.ruler.before('code', 'colon_fence', colonFence, alt);
  md.inline.ruler.before('escape', 'pin_tag', pinRule);
}

function liquidRule(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const html = liquidTag(lineAt(state, startLine), state);
  if (html === null) return false;
  if (silent) return true;
  pushHtml(state, html);
  state.line = startLine + 1;
  return true;
}

/** A line of a block without its indent. */
export const lineAt = (state: StateBlock, line: number): string =>
  state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]).trimEnd();

/** Adds HTML of our own making, which needs no check for unknown tags. */
export function pushHtml(state: StateBlock, html: string): void {
  const token = state.push('html_block', '', 0);
  token.content = html;
  token.meta = { isOurs: true };
}

const title = (html: string): string => (html ? `<p><strong>${html}</strong></p>` : '');
const callout = (kind: string, heading: string): string => `<div data-callout="${kind}">${title(heading)}`;

function liquidTag(line: string, state: StateBlock): string | null {
  const tag = /^\{%-?\s*([a-z][\w-]*)\s*((?:(?!%\}).)*?)\s*-?%\}$/i.exec(line);
  if (!tag) return null;
  const name = tag[1]!.toLowerCase();
  const rest = tag[2]!;
  const quoted = /["«“]([^"»”]*)["»”]/.exec(rest)?.[1] ?? '';
  const inline = (text: string) => (text ? state.md.renderInline(text, { ...state.env }) : '');
  const named = (key: string) => new RegExp(`\\b${key}=["']([^"']*)["']`).exec(rest)?.[1] ?? '';

  switch (name) {
    case 'note':
      return callout(CALLOUTS[rest.split(/\s/)[0]!.toLowerCase()] ?? 'info', inline(quoted));
    case 'hint':
      return callout(CALLOUTS[named('style')] ?? 'info', '');
    case 'cut':
      return `<details><summary>${inline(quoted)}</summary>`;
    case 'endcut':
      return '</details>';
    case 'list':
      return /\btabs\b/.test(rest) ? '<div data-tabs>' : '<div>';
    case 'tabs':
      return '<div data-tabs>';
    case 'tab':
      return `<div data-tab="${escapeHtml(named('title'))}">`;
    case 'stepper':
      return '<div data-steps>';
    case 'step':
      return '<div data-step>';
    case 'code':
      return `<div>${title(escapeHtml(named('title')))}`;
    case 'columns':
    case 'column':
    case 'content-ref':
      return '<div>';
    case 'endnote':
    case 'endhint':
    case 'endlist':
    case 'endtabs':
    case 'endtab':
    case 'endstepper':
    case 'endstep':
    case 'endcolumns':
    case 'endcolumn':
    case 'endcode':
    case 'endcontent-ref':
      return '</div>';
    // Conditions of a build that is not ours: all branches are shown, none is lost.
    case 'if':
    case 'elsif':
    case 'else':
    case 'endif':
    case 'endembed':
    case 'endfile':
      return '';
    case 'embed':
      return linkTo(named('url'), named('caption'));
    case 'file':
      return linkTo(named('src'), named('caption'));
    case 'fragment':
      return isUuid(quoted) ? `<div data-fragment="${quoted}"></div>` : null;
    case 'diagram': {
      const [entry, connector] = valuesOf(rest);
      const only = connector ? ` data-connector="${connector}"` : '';
      return isUuid(entry) ? `<div data-diagram="${entry}"${only}></div>` : null;
    }
    default:
      return null;
  }
}

/** Values in quotes, escaped as HTML already: what is written there goes into an attribute as it stands. */
const valuesOf = (text: string): string[] => [...text.matchAll(/"([^"]*)"/g)].map(([, value]) => value!);

const PIN = /^\{%-?\s*pin((?:\s+"[^"]*"){3})\s*-?%\}/;

/** `{% pin "<id of the diagram>" "X1" "5" %}` within a line. */
function pinRule(state: StateInline, silent: boolean): boolean {
  const found = state.src[state.pos] === '{' ? PIN.exec(state.src.slice(state.pos)) : null;
  if (!found) return false;
  const [entry, connector, pin] = valuesOf(found[1]!);
  if (!isUuid(entry) || !connector || !pin) return false;
  if (!silent) {
    const token = state.push('html_inline', '', 0);
    token.content = `<span data-diagram="${entry}" data-connector="${connector}" data-pin="${pin}"></span>`;
  }
  state.pos += found[0].length;
  return true;
}

const linkTo = (href: string, text: string): string | null =>
  href ? `<p><a href="${escapeHtml(href)}">${escapeHtml(text || href)}</a></p>` : null;

function colonFence(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const fence = /^:{3,}\s*(?:([a-z]+)\s*(.*))?$/i.exec(lineAt(state, startLine));
  if (!fence) return false;
  const env = state.env as Environment;
  const open = (env.open ??= []);

  const name = fence[1]?.toLowerCase();
  if (name === undefined) {
    if (open.length === 0) return false;
    if (!silent) pushHtml(state, open.pop()!);
  } else {
    const rest = fence[2]!.trim();
    const inline = () => (rest ? state.md.renderInline(rest, { ...state.env }) : '');
    const kind = CALLOUTS[name];
    const audience = /^(staff|clients)$/i.exec(rest)?.[1]?.toUpperCase();
    const isOwn = name === 'details' || name === 'gallery';
    if (!kind && !isOwn && !(name === 'audience' && audience)) return false;
    if (!silent) {
      open.push(name === 'details' ? '</details>' : '</div>');
      if (kind) pushHtml(state, callout(kind, inline()));
      else if (audience) pushHtml(state, `<div data-audience="${audience}">`);
      else if (name === 'gallery') pushHtml(state, '<div data-gallery>');
      else pushHtml(state, `<details><summary>${inline()}</summary>`);
    }
  }
  if (!silent) state.line = startLine + 1;
  return true;
}
