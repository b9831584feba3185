import type { RichDocument, RichNode } from '../document/document.ts';
import { toHtml } from '../document/html.ts';
import { inlineMarkdown, tag } from './inline-markdown.ts';

/** How addresses are written, for files that leave: by default as they are stored, for reading them back. */
export interface MarkdownOptions {
  /** The address of an uploaded file, such as `images/plug.png`. */
  image?: (file: string) => string;
  /** The address that a stored `href` becomes. */
  link?: (href: string) => string;
}

/**
 * A document as Markdown that people can read and `fromMarkdown` reads back to the same document. Only empty
 * paragraphs and doubled spaces get lost, for which Markdown has no sign, and a table with lists or pictures in it
 * is written as HTML.
 */
export function toMarkdown(document: RichDocument, options: MarkdownOptions = {}): string {
  const text = new Writer(options).blocks(document.content);
  return text ? `${text}\n` : '';
}

class Writer {
  private readonly options: MarkdownOptions;

  constructor(options: MarkdownOptions) {
    this.options = options;
  }

  blocks(nodes: RichNode[] | undefined): string {
    let text = '';
    let previous: { node: RichNode; isOtherMarker: boolean } | null = null;
    for (const node of nodes ?? []) {
      const isSameList: boolean =
        previous !== null && previous.node.type === node.type && MERGING.has(node.type);
      const isOtherMarker: boolean = isSameList && !previous!.isOtherMarker;
      const block = this.block(node, isOtherMarker);
      if (block === '') continue;
      if (text !== '') text += isSameList && node.type === 'blockquote' ? '\n\n<!-- -->\n\n' : '\n\n';
      text += block;
      previous = { node, isOtherMarker };
    }
    return text;
  }

  private block(node: RichNode, isOtherMarker: boolean): string {
    const attrs = node.attrs ?? {};
    switch (node.type) {
      case 'paragraph':
        return escapeLineStarts(this.inline(node, '\\\n'));
      case 'heading': {
        const anchor = typeof attrs.anchor === 'string' ? ` {#${attrs.anchor}}` : '';
        const title = this.inline(node, '<br>').replace(/#(?=#*\s*$)/, '\\#');
        return `${'#'.repeat(Number(attrs.level))} ${title}${anchor}`.trimEnd();
      }
      case 'codeBlock':
        return fenced(node.content?.map(({ text }) => text).join('') ?? '', String(attrs.language ?? ''));
      case 'horizontalRule':
        return '---';
      case 'blockquote':
        return indented(this.blocks(node.content), '> ', '> ') || '>';
      case 'bulletList':
        return this.items(node, () => (isOtherMarker ? '* ' : '- '));
      case 'taskList':
        return this.items(
          node,
          (item) => `${isOtherMarker ? '*' : '-'} [${item.attrs?.checked === true ? 'x' : ' '}] `,
        );
      case 'orderedList': {
        const start = Number(attrs.start ?? 1);
        return this.items(node, (_, i) => `${start + i}${isOtherMarker ? ')' : '.'} `);
      }
      case 'callout':
        return this.container(`:::${String(attrs.kind)}`, node.content);
      case 'gallery':
        return this.container(':::gallery', node.content);
      case 'audienceBlock':
        return this.container(`:::audience ${String(attrs.audience).toLowerCase()}`, node.content);
      case 'details': {
        const [summary, ...content] = node.content ?? [];
        return this.container(`:::details ${summary ? this.inline(summary, '<br>') : ''}`.trimEnd(), content);
      }
      case 'fragment':
        return tag('fragment', attrs.entry);
      case 'diagram':
        return attrs.entry ? tag('diagram', attrs.entry, attrs.connector) : '';
      case 'table':
        return this.table(node);
      default:
        return node.content ? this.blocks(node.content) : '';
    }
  }

  private inline(node: RichNode, lineBreak: string): string {
    return inlineMarkdown(node.content, this.options, lineBreak);
  }

  private container(start: string, content: RichNode[] | undefined): string {
    const inner = this.blocks(content);
    return inner ? `${start}\n\n${inner}\n\n:::` : `${start}\n\n:::`;
  }

  private items(list: RichNode, markerOf: (item: RichNode, i: number) => string): string {
    const items = (list.content ?? []).map((item, i) => {
      const marker = markerOf(item, i);
      // What follows belongs to the item when it stands under its text: after `- `, not after the box of a task.
      const indent = ' '.repeat(/^\S+ /.exec(marker)![0].length);
      const [first, ...rest] = item.content ?? [];
      const line = first ? this.block(first, false) : '';
      const more = this.blocks(rest);
      // A line that is one HTML tag goes on to the next empty line.
      const separator = INTERRUPTS.test(more) && !line.startsWith('<') ? '\n' : '\n\n';
      const text =
        line === '' && more !== '' ? `<!-- -->\n\n${more}` : [line, more].filter(Boolean).join(separator);
      return indented(text, marker, indent).trimEnd();
    });
    const isTight = (list.content ?? []).every(({ content }) =>
      (content ?? []).slice(1).every(({ type }) => LISTS.has(type)),
    );
    return items.join(isTight ? '\n' : '\n\n');
  }

  private table(table: RichNode): string {
    if (!isPlainTable(table)) return this.htmlTable(table);
    const rows = (table.content ?? []).map((row) =>
      (row.content ?? []).map((cell) => this.inline(cell.content![0]!, '<br>').replaceAll('|', '\\|')),
    );
    const aligns = (table.content![0]!.content ?? []).map(
      (cell) => ALIGN[String(cell.attrs?.align)] ?? '---',
    );
    const [head, ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
    return [head, `| ${aligns.join(' | ')} |`, ...body].join('\n');
  }

  private link(href: string): string {
    return this.options.link?.(href) ?? href;
  }

  /** One line, because an empty line would end the HTML. */
  private htmlTable(table: RichNode): string {
    const html = toHtml(
      { type: 'doc', content: [table] },
      {
        audience: 'STAFF',
        fileUrl: (file) => this.options.image?.(file) ?? `file:${file}`,
        entryUrl: (entry) => this.link('id' in entry ? `entry:${entry.id}` : `/e/${entry.number}`),
        fragment: () => ({ type: 'doc', content: [] }),
      },
    );
    return html.replace(/^<div[^>]*>|<\/div>$/g, '').replaceAll('\n', '&#10;');
  }
}

/** The lists that CommonMark sees under a line of text without an empty line between. */
const INTERRUPTS = /^(?:[-*]|1[.)]) \S/;
const LISTS = new Set(['bulletList', 'orderedList', 'taskList']);
/** Blocks that Markdown would join with an equal one before them. */
const MERGING = new Set([...LISTS, 'blockquote']);
const ALIGN: Record<string, string> = { left: ':--', center: ':-:', right: '--:' };

/** GFM can write a table whose first row alone is a heading and whose cells hold one line without spans. */
function isPlainTable(table: RichNode): boolean {
  const rows = table.content ?? [];
  const width = rows[0]?.content?.length ?? 0;
  return (
    width > 0 &&
    rows.every(
      (row, r) =>
        row.content?.length === width &&
        row.content.every(
          (cell, c) =>
            cell.type === (r === 0 ? 'tableHeader' : 'tableCell') &&
            cell.content?.length === 1 &&
            cell.content[0]!.type === 'paragraph' &&
            (cell.attrs?.colspan ?? 1) === 1 &&
            (cell.attrs?.rowspan ?? 1) === 1 &&
            (cell.attrs?.align ?? null) === (rows[0]!.content![c]!.attrs?.align ?? null),
        ),
    )
  );
}

function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

function indented(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, i) => (i === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n');
}

/** What would start a heading, list, quote, rule, fence, tag or the rule under a table's head is only text here. */
function escapeLineStarts(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^(\s*)([#+>=-]|:::|[:|](?=[\s:|-]*-[\s:|-]*$))/, '$1\\$2')
        .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2'),
    )
    .join('\n');
}
