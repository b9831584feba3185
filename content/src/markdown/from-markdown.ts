import createMarkdown, { type MarkdownIt, type StateCore, type Token } from 'markdown-it';
import type { RichDocument } from '../document/document.ts';
import { KNOWN_TAGS } from '../html/elements.ts';
import { type ImportOptions, fromHtml } from '../html/from-html.ts';
import { splitFrontMatter } from './front-matter.ts';
import { blockTags } from './tags.ts';
import { yfmTables } from './yfm-table.ts';

export interface MarkdownImportOptions extends ImportOptions {
  /** The text of a file named by `{% include [title](path) %}`; `null` leaves a link of that title. */
  resolveInclude?: (path: string) => string | null;
  /** The title of the page that `[{#T}](path)` links to. */
  titleOf?: (href: string) => string | null;
}

/**
 * Markdown as a document: CommonMark with GFM tables, strikethrough and task lists, `:::warning` and `:::audience`
 * blocks, the tags of YFM and GitBook, and the HTML that people put between. No word gets lost: a tag that is not
 * known stays in the text as it was written.
 *
 * It goes by way of HTML, because Markdown is defined by the HTML it stands for: so `<details>` around Markdown, a
 * `<td>` with a list or an unclosed tag need no rules of their own. `@tiptap/markdown` was tried first: without a DOM
 * it shows HTML as source text, drops blocks it has no handler for, and keeps `javascript:` links.
 * @throws InvalidDocument only for more text or nodes than a document may have.
 */
export function fromMarkdown(markdown: string, options: MarkdownImportOptions = {}): RichDocument {
  const text = prepared(markdown.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), options, 0);
  return fromHtml(reader().render(text, { titleOf: options.titleOf }), options);
}

let shared: MarkdownIt | undefined;

function reader(): MarkdownIt {
  if (shared) return shared;
  const md = new createMarkdown({ html: true, linkify: true });
  // Addresses are judged where links are stored. Here an address that is refused would turn its link into source text.
  md.validateLink = () => true;
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (url) => url;
  // `settings.md` is a file name, not a site in Moldova.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

  md.use(blockTags).use(yfmTables);
  md.core.ruler.after('inline', 'page_details', pageDetails);
  md.renderer.rules.html_inline = (tokens, i) => escapeUnknownTags(tokens[i]!.content);
  md.renderer.rules.html_block = (tokens, i) => {
    const { content, meta } = tokens[i]!;
    if ((meta as { isOurs?: boolean } | null)?.isOurs) return content;
    // A picture between empty lines is a paragraph; Markdown takes it for a block and would join it with the next.
    return /^\s*<img\b[^>]*>\s*$/i.test(content) ? `<p>${content}</p>` : escapeUnknownTags(content);
  };
  md.renderer.rules.softbreak = (_tokens, _i, _options, env) => (env?.breaks ? '<br>' : '\n');
  return (shared = md);
}

/** `<imei>` in a manual is a word for the reader to replace, though HTML would take it for a tag and hide it. */
function escapeUnknownTags(html: string): string {
  return html.replace(/<(?=\/?([a-z][^\s/>]*))/gi, (sign, name: string) =>
    KNOWN_TAGS.has(name.toLowerCase()) ? sign : '&lt;',
  );
}

/** Task items, anchors `{#id}` of headings, classes `{.x}`, titles `[{#T}](…)`: small syntax at the edges of text. */
function pageDetails(state: StateCore): void {
  state.tokens.forEach((token, i) => {
    if (token.type !== 'inline' || !token.children) return;
    const before = state.tokens[i - 1];
    const last = token.children.at(-1);
    if (last?.type === 'text')
      last.content = last.content.replace(/\s*\{\.[\w-]+(?:\s+[.#][\w-]+)*\}\s*$/, '');

    if (before?.type === 'heading_open' && last?.type === 'text')
      last.content = last.content.replace(/\s*\{#([\p{L}\p{N}._:-]+)\}\s*$/u, (_, id: string) => {
        before.attrSet('id', id);
        return '';
      });
    if (before?.type === 'paragraph_open' && state.tokens[i - 2]?.type === 'list_item_open')
      markTask(state.tokens[i - 2]!, token.children[0]);
    fillTitles(token.children, state.env.titleOf as MarkdownImportOptions['titleOf']);
  });
}

function markTask(item: Token, first: Token | undefined): void {
  const box = first?.type === 'text' ? /^\[([ xX])\](?: |$)/.exec(first.content) : null;
  if (!box) return;
  item.attrSet('data-checked', String(box[1] !== ' '));
  first!.content = first!.content.slice(box[0].length);
}

function fillTitles(tokens: Token[], titleOf: MarkdownImportOptions['titleOf']): void {
  tokens.forEach((token, i) => {
    if (token.type !== 'text' || token.content !== '{#T}' || tokens[i - 1]?.type !== 'link_open') return;
    const href = String(tokens[i - 1]!.attrGet('href') ?? '');
    token.content = titleOf?.(href) ?? (/([^/]+?)(?:\.\w+)?(?:#.*)?$/.exec(href)?.[1] || href);
  });
}

const INCLUDE =
  /^([ \t]*(?:[-*+]\s+|\d+[.)]\s+|>\s*)*)\{%\s*include\s+(notitle\s+)?\[([^\]]*)\]\(([^)]*)\)\s*%\}[ \t]*$/;
/** Includes within includes; past this a file includes itself. */
const DEEPEST_INCLUDE = 5;

/** Puts included files in their places and gives tags after HTML a line that Markdown does not take for HTML too. */
function prepared(text: string, options: MarkdownImportOptions, depth: number): string {
  if (!text.includes('{%')) return text;
  let fence: string | null = null;
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
    const isInCode: boolean = fence !== null;
    if (fence === null) fence = mark ?? null;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = null;

    const include = isInCode ? null : INCLUDE.exec(line);
    if (include) lines.push(included(include, options, depth));
    else {
      if (!isInCode && /^\s*\{%/.test(line) && lines.at(-1)?.trimEnd().endsWith('>')) lines.push('');
      lines.push(line);
    }
  }
  return lines.join('\n');
}

function included(include: RegExpExecArray, options: MarkdownImportOptions, depth: number): string {
  const [, indent = '', noTitle, title = '', path = ''] = include;
  const file = depth < DEEPEST_INCLUDE ? (options.resolveInclude?.(path.trim()) ?? null) : null;
  if (file === null) return `${indent}[${title || path}](<${path}>)`;
  const body = splitFrontMatter(file.replace(/\r\n?/g, '\n')).body;
  const shown = prepared(noTitle ? body.replace(/^\s*#{1,6}\s.*\n?/, '') : body, options, depth + 1);
  const padding = indent.replace(/[^\t>]/g, ' ');
  return shown
    .split('\n')
    .map((line, i) => (i === 0 ? indent : padding) + line)
    .join('\n');
}
