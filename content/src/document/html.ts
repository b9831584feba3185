import { mayRead } from './audience.ts';
import { diagramHtml, type DiagramPlace, pinHtml, type ShownDiagram } from './diagram-html.ts';
import type { Audience, RichDocument, RichMark, RichNode } from './document.ts';
import { escapeHtml } from './escape.ts';
import { linkTarget } from './links.ts';
import { HeadingIds } from './outline.ts';
import { attribute, type FileAddress, pictureHtml } from './picture-html.ts';
import type { Locale } from './problem-text.ts';

export interface HtmlOptions {
  /** Who reads; what is above them is left out, in embedded fragments too. */
  audience: Audience;
  /** The address of an uploaded file; `null` where it is gone or not for this reader. */
  fileUrl: (file: string) => string | FileAddress | null;
  /** The address of an entry, by id or by short number; `null` where it is gone or not for this reader. */
  entryUrl: (entry: { id: string } | { number: number }) => string | null;
  /** The body of an embedded fragment; `null` where it is gone or not for this reader. */
  fragment?: (entry: string) => RichDocument | null;
  /**
   * A wiring diagram of which the document shows something; `null` where it is gone or not for this reader. Without it
   * diagrams and pins keep the names that the document has for them, for reading back.
   */
  diagram?: (entry: string) => ShownDiagram | null;
  /** The language of the few words that rendering adds. English without it. */
  locale?: Locale;
}

const WORDS = {
  ru: {
    info: 'К сведению',
    warning: 'Внимание',
    danger: 'Опасно',
    success: 'Совет',
    CLIENTS: 'Только для клиентов',
    STAFF: 'Только для сотрудников',
    table: 'Таблица',
    done: 'Сделано',
  },
  en: {
    info: 'Note',
    warning: 'Warning',
    danger: 'Danger',
    success: 'Tip',
    CLIENTS: 'For clients only',
    STAFF: 'For staff only',
    table: 'Table',
    done: 'Done',
  },
} as const;

/**
 * A published document as HTML, safe to put into a page as it is: text is escaped, only checked addresses come out.
 *
 * It walks the JSON itself. `@tiptap/static-renderer` takes 15 ms for 300 paragraphs where this takes less than one
 * (`npm run bench -w content`), because it builds ProseMirror nodes and DOM specs first; it brings React along, writes
 * an invalid `<span/>` into task items, closes a link at every change of formatting, and has no place for heading ids,
 * audiences and fragments.
 */
export function toHtml(document: RichDocument, options: HtmlOptions): string {
  return new HtmlWriter(options, new HeadingIds()).blocks(document.content);
}

class HtmlWriter {
  private readonly words: (typeof WORDS)[Locale];
  private readonly options: HtmlOptions;
  private readonly headings: HeadingIds;
  /** Fragments around this one: a fragment inside itself ends here. */
  private readonly open: readonly string[];

  constructor(options: HtmlOptions, headings: HeadingIds, open: readonly string[] = []) {
    this.options = options;
    this.headings = headings;
    this.open = open;
    this.words = WORDS[options.locale ?? 'en'];
  }

  blocks(nodes: RichNode[] | undefined): string {
    let html = '';
    for (const node of nodes ?? []) html += this.block(node);
    return html;
  }

  private block(node: RichNode): string {
    const attrs = node.attrs ?? {};
    switch (node.type) {
      case 'paragraph':
        return this.paragraph(node);
      case 'heading': {
        const level = Number(attrs.level) || 1;
        return `<h${level} id="${escapeHtml(this.headings.idOf(node))}">${this.inline(node.content)}</h${level}>`;
      }
      case 'bulletList':
        return `<ul>${this.blocks(node.content)}</ul>`;
      case 'orderedList':
        return `<ol${attribute('start', attrs.start === 1 ? null : attrs.start)}${attribute('type', attrs.type)}>${this.blocks(node.content)}</ol>`;
      case 'listItem':
        return `<li>${this.blocks(node.content)}</li>`;
      case 'taskList':
        return `<ul class="tasks" data-type="taskList">${this.blocks(node.content)}</ul>`;
      case 'taskItem':
        return `<li data-type="taskItem" data-checked="${attrs.checked === true}"><input type="checkbox" disabled aria-label="${this.words.done}"${attrs.checked === true ? ' checked' : ''}><div>${this.blocks(node.content)}</div></li>`;
      case 'blockquote':
        return `<blockquote>${this.blocks(node.content)}</blockquote>`;
      case 'codeBlock':
        return `<pre><code${attrs.language ? ` class="language-${escapeHtml(String(attrs.language))}"` : ''}>${this.inline(node.content)}</code></pre>`;
      case 'horizontalRule':
        return '<hr>';
      case 'table':
        return this.table(node);
      case 'tableRow':
        return `<tr>${this.blocks(node.content)}</tr>`;
      case 'tableCell':
        return `<td${cellAttributes(attrs)}>${this.blocks(node.content)}</td>`;
      case 'tableHeader':
        return `<th${cellAttributes(attrs)}>${this.blocks(node.content)}</th>`;
      case 'callout': {
        const kind = String(attrs.kind);
        const word = (this.words as Record<string, string>)[kind] ?? this.words.info;
        return `<aside class="callout" data-callout="${escapeHtml(kind)}" aria-label="${word}">${this.blocks(node.content)}</aside>`;
      }
      case 'audienceBlock': {
        if (!mayRead(attrs.audience, this.options.audience)) return '';
        const audience = attrs.audience as 'CLIENTS' | 'STAFF';
        return `<section class="audience" data-audience="${audience}" aria-label="${this.words[audience]}">${this.blocks(node.content)}</section>`;
      }
      case 'gallery':
        return `<div class="gallery" data-gallery="">${this.blocks(node.content)}</div>`;
      case 'details':
        return `<details>${this.blocks(node.content)}</details>`;
      case 'detailsSummary':
        return `<summary>${this.inline(node.content)}</summary>`;
      case 'fragment':
        return this.fragment(String(attrs.entry));
      case 'diagram':
        return this.diagram(attrs);
      default:
        return node.content ? this.blocks(node.content) : this.inline([node]);
    }
  }

  private paragraph(node: RichNode): string {
    const content = node.content ?? [];
    const isFigure = content.length === 1 && content[0]!.type === 'image';
    // A linked picture keeps its caption within the line: the link would otherwise stand around a block.
    if (isFigure && content[0]!.attrs?.caption && !content[0]!.marks?.length)
      return `<figure class="figure">${this.image(content[0]!.attrs, true)}</figure>`;
    return `<p${isFigure ? ' class="figure"' : ''}>${this.inline(content)}</p>`;
  }

  /** Wide tables scroll inside their own box, reachable by keyboard, so that the page never does. */
  private table(node: RichNode): string {
    const rows = node.content ?? [];
    let headings = 0;
    while (isHeadingRow(rows[headings])) headings++;
    const head = headings > 0 ? `<thead>${this.blocks(rows.slice(0, headings))}</thead>` : '';
    const body = headings < rows.length ? `<tbody>${this.blocks(rows.slice(headings))}</tbody>` : '';
    return `<div class="table-scroll" role="region" tabindex="0" aria-label="${this.words.table}"><table>${columns(rows[0])}${head}${body}</table></div>`;
  }

  private fragment(entry: string): string {
    const body = this.open.includes(entry) ? null : this.options.fragment?.(entry);
    if (!body) return '';
    const inner = new HtmlWriter(this.options, new HeadingIds(`${entry.slice(0, 8)}-`), [
      ...this.open,
      entry,
    ]);
    return `<div class="fragment" data-fragment="${escapeHtml(entry)}">${inner.blocks(body.content)}</div>`;
  }

  private diagram(attrs: Record<string, unknown>): string {
    const find = this.options.diagram;
    if (find) return diagramHtml(find(String(attrs.entry)), this.placeOf(attrs));
    return `<div${attribute('data-diagram', attrs.entry)}${attribute('data-connector', attrs.connector)}></div>`;
  }

  private pin(attrs: Record<string, unknown>): string {
    const find = this.options.diagram;
    if (find) return pinHtml(find(String(attrs.entry)), this.placeOf(attrs));
    return `<span${attribute('data-diagram', attrs.entry)}${attribute('data-connector', attrs.connector)}${attribute('data-pin', attrs.pin)}></span>`;
  }

  private placeOf(attrs: Record<string, unknown>): DiagramPlace {
    const { audience, locale = 'en' } = this.options;
    return { attrs, locale, isStaff: audience === 'STAFF' };
  }

  /** Marks stay open over neighbouring nodes that share them: one link is one link however much of it is bold. */
  private inline(nodes: RichNode[] | undefined): string {
    let html = '';
    const open: { mark: RichMark; end: string }[] = [];
    for (const node of nodes ?? []) {
      // A pin is a link of its own, and no link may stand in another.
      const marks = (node.marks ?? []).filter(({ type }) => node.type !== 'pin' || type !== 'link');
      let shared = 0;
      while (shared < open.length && shared < marks.length && sameMark(open[shared]!.mark, marks[shared]!))
        shared++;
      while (open.length > shared) html += open.pop()!.end;
      for (const mark of marks.slice(shared)) {
        const [start, end] = this.mark(mark);
        html += start;
        open.push({ mark, end });
      }
      html += this.leaf(node);
    }
    while (open.length > 0) html += open.pop()!.end;
    return html;
  }

  private leaf(node: RichNode): string {
    if (node.type === 'text') return escapeHtml(node.text ?? '');
    if (node.type === 'hardBreak') return '<br>';
    if (node.type === 'image') return this.image(node.attrs ?? {});
    if (node.type === 'pin') return this.pin(node.attrs ?? {});
    return this.blocks(node.content);
  }

  private mark(mark: RichMark): [start: string, end: string] {
    if (mark.type === 'link') return this.link(mark.attrs?.href);
    const tag = MARK_TAGS[mark.type];
    return tag ? [`<${tag}>`, `</${tag}>`] : ['', ''];
  }

  private link(href: unknown): [start: string, end: string] {
    const target = linkTarget(href);
    let url: string | null = null;
    let rel = '';
    if (target?.kind === 'entry') url = anchored(this.options.entryUrl({ id: target.id }), target.anchor);
    if (target?.kind === 'number')
      url = anchored(this.options.entryUrl({ number: target.number }), target.anchor);
    if (target?.kind === 'file') url = addressOf(this.options.fileUrl(target.id))?.src ?? null;
    if (target?.kind === 'anchor') url = `#${target.anchor}`;
    if (target?.kind === 'path') url = target.path;
    if (target?.kind === 'external') {
      url = target.url;
      rel = ' rel="noopener"';
    }
    // What leads nowhere for this reader is plain text: a link would only promise an error page.
    return url === null ? ['', ''] : [`<a href="${escapeHtml(url)}"${rel}>`, '</a>'];
  }

  private image(attrs: Record<string, unknown>, isFigure = false): string {
    const address = addressOf(this.options.fileUrl(String(attrs.file)));
    return pictureHtml(attrs, address, { isFigure, locale: this.options.locale ?? 'en' });
  }
}

const MARK_TAGS: Record<string, string> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  underline: 'u',
  code: 'code',
  highlight: 'mark',
  superscript: 'sup',
  subscript: 'sub',
};

const isHeadingRow = (row: RichNode | undefined): boolean =>
  Boolean(row?.content?.length) && row!.content!.every((cell) => cell.type === 'tableHeader');

const anchored = (url: string | null, anchor: string | null): string | null =>
  url !== null && anchor !== null ? `${url}#${anchor}` : url;

const addressOf = (address: string | FileAddress | null): FileAddress | null =>
  typeof address === 'string' ? { src: address } : address;

function cellAttributes(attrs: Record<string, unknown>): string {
  const span = (name: string) => (Number(attrs[name] ?? 1) > 1 ? attribute(name, Number(attrs[name])) : '');
  return `${span('colspan')}${span('rowspan')}${attrs.align ? ` class="align-${escapeHtml(String(attrs.align))}"` : ''}`;
}

/** Column widths that the author dragged, as the table's first row remembers them; pixels. */
function columns(row: RichNode | undefined): string {
  const widths = (row?.content ?? []).flatMap((cell) => {
    const own = cell.attrs?.colwidth;
    return Array.isArray(own) ? (own as unknown[]) : Array<null>(Number(cell.attrs?.colspan ?? 1)).fill(null);
  });
  if (!widths.some(Boolean)) return '';
  return `<colgroup>${widths.map((width) => `<col${attribute('width', width || null)}>`).join('')}</colgroup>`;
}

function sameMark(a: RichMark, b: RichMark): boolean {
  return a.type === b.type && (a.type !== 'link' || a.attrs?.href === b.attrs?.href);
}
