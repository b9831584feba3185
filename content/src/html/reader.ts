import { CALLOUT_KINDS, type RichMark, type RichNode } from '../document/document.ts';
import { isUuid, safeHref } from '../document/links.ts';
import { headingSlug } from '../document/outline.ts';
import { DOCUMENT_LIMITS } from '../document/validate.ts';
import {
  BLOCKS,
  type Element,
  INVISIBLE,
  MARK_OF,
  type Parent,
  type SourceNode,
  attributeOf,
  describeElement,
  elementChildren,
  isElement,
  textContent,
} from './elements.ts';
import { codeBlocks, detailsNode, inputText, quoteOrAlert } from './containers.ts';
import type { HtmlImportOptions } from './from-html.ts';
import { Flow } from './flow.ts';
import { type ListItem, listsOf, taskOf } from './lists.ts';
import { diagramOf, pinOf } from './live-diagrams.ts';
import { altOf, captioned, isOfPicture, pictureNode } from './pictures.ts';
import { rowsOf, squareTable, tableCell } from './tables.ts';

interface Place {
  marks: readonly RichMark[];
  /** How deep the node stands in the document; kept under the document's limit by leaving containers out. */
  level: number;
  /** How deep the element stands in the page. */
  depth: number;
}

/** Where reading begins. */
export const START: Place = { marks: [], level: 0, depth: 0 };
/** Room for the deepest thing that one element makes: table, row, cell, paragraph, text. */
const DEEPEST_LEVEL = DOCUMENT_LIMITS.depth - 6;
/** Past this an element is read as its text: no page needs more, and the stack is finite. */
const DEEPEST_ELEMENT = 400;

/** Walks the elements of a page and puts what they mean into a flow. */
export class HtmlReader {
  private readonly options: HtmlImportOptions;

  constructor(options: HtmlImportOptions) {
    this.options = options;
  }

  children(parent: Parent, to: Flow, place: Place): void {
    for (const child of parent.childNodes) this.node(child, to, place);
  }

  private node(node: SourceNode, to: Flow, place: Place): void {
    if (node.nodeName === '#text') return to.text((node as { value: string }).value, place.marks);
    if (!isElement(node) || INVISIBLE.has(node.tagName) || this.options.skip?.(describeElement(node))) return;
    if (isOfPicture(node)) return;
    if (place.depth > DEEPEST_ELEMENT) return to.text(textContent(node), place.marks);
    const inside = { ...place, depth: place.depth + 1 };
    if (place.level < DEEPEST_LEVEL && this.container(node, to, inside)) return;
    this.element(node, to, inside);
  }

  /** Elements that become a node with blocks in it. Returns false for others. */
  private container(element: Element, to: Flow, place: Place): boolean {
    const add = (make: (content: RichNode[]) => RichNode): true => {
      const content = this.blocksIn(element, place);
      if (content.length > 0) to.block(make(content));
      return true;
    };
    const attribute = (name: string) => attributeOf(element, name);

    const callout = attribute('data-callout');
    if (callout !== null) {
      const kind = CALLOUT_KINDS.find((known) => known === callout) ?? 'info';
      return add((content) => ({ type: 'callout', attrs: { kind }, content }));
    }
    const audience = attribute('data-audience');
    if (audience !== null)
      return add((content) => ({
        type: 'audienceBlock',
        attrs: { audience: audience === 'CLIENTS' ? 'CLIENTS' : 'STAFF' },
        content,
      }));
    const fragment = attribute('data-fragment');
    if (isUuid(fragment)) {
      to.block({ type: 'fragment', attrs: { entry: fragment } });
      return true;
    }
    const diagram = diagramOf(element);
    if (diagram) {
      to.block(diagram);
      return true;
    }
    if (attribute('data-gallery') !== null) return this.gallery(element, to, place);
    if (attribute('data-tabs') !== null) return this.tabs(element, to, place);
    if (attribute('data-steps') !== null) return this.steps(element, to, place);

    switch (element.tagName) {
      case 'blockquote':
        return add(quoteOrAlert);
      case 'ul':
      case 'ol':
        return this.list(element, to, place);
      case 'table':
        return this.table(element, to, place);
      case 'details':
        return this.details(element, to, place);
      case 'figure':
        return this.figure(element, to, place);
      default:
        return false;
    }
  }

  private element(element: Element, to: Flow, place: Place): void {
    const tag = element.tagName;
    const pin = pinOf(element);
    if (pin) return to.leaf(marked(pin, place));
    const mark = MARK_OF[tag];
    if (mark) return this.children(element, to, { ...place, marks: withMark(place.marks, { type: mark }) });
    if (/^h[1-6]$/.test(tag)) return this.heading(element, to, place);

    switch (tag) {
      case 'a':
        return this.link(element, to, place);
      case 'br':
        return to.lineBreak();
      case 'hr':
        return to.block({ type: 'horizontalRule' });
      case 'img':
        return this.image(element, to, place);
      case 'pre':
      case 'listing':
      case 'xmp':
        return codeBlocks(element).forEach((block) => to.block(block));
      case 'dt':
        to.endLine();
        this.children(element, to, { ...place, marks: withMark(place.marks, { type: 'bold' }) });
        return to.endLine();
      case 'iframe':
      case 'video':
      case 'audio':
      case 'embed':
      case 'object':
        return this.embedded(element, to, place);
      case 'input':
        return to.text(inputText(element), place.marks);
    }
    const isBlock = BLOCKS.has(tag);
    if (isBlock) to.endLine();
    this.children(element, to, place);
    if (isBlock) to.endLine();
  }

  private blocksIn(parent: Parent, place: Place, levels = 1): RichNode[] {
    const flow = new Flow();
    this.children(parent, flow, { ...place, level: place.level + levels });
    return flow.finish();
  }

  private heading(element: Element, to: Flow, place: Place): void {
    const [first, ...rest] = this.blocksIn(element, place);
    const title = first?.type === 'paragraph' ? first.content : undefined;
    if (title) {
      const id = anchorOf(attributeOf(element, 'id'));
      // An id that follows from the words, such as our own pages have, is no anchor that the author chose.
      const isComputed = id !== null && withoutCount(id) === withoutCount(headingSlug(first!));
      const anchor = isComputed ? null : id;
      to.block({ type: 'heading', attrs: { level: Number(element.tagName[1]), anchor }, content: title });
    }
    for (const block of title ? rest : first ? [first, ...rest] : []) to.block(block);
  }

  private link(element: Element, to: Flow, place: Place): void {
    const href = attributeOf(element, 'href')?.trim();
    const name = anchorOf(attributeOf(element, 'id') ?? attributeOf(element, 'name'));
    if (!href && name !== null && element.childNodes.length === 0) return to.anchorHere(name);
    const stored = href ? this.resolveLink(href) : null;
    const marks =
      stored === null ? place.marks : withMark(place.marks, { type: 'link', attrs: { href: stored } });
    this.children(element, to, { ...place, marks });
  }

  private resolveLink(href: string): string | null {
    const own = safeHref(href);
    // What an editor of ours wrote is never handed to an importer, who knows only the source's addresses.
    if (own !== null && /^(entry|file):/.test(own)) return own;
    return safeHref(this.options.resolveLink ? this.options.resolveLink(href) : href);
  }

  private image(element: Element, to: Flow, place: Place): void {
    const src = (attributeOf(element, 'src') ?? '').trim();
    const alt = altOf(element);
    const own = attributeOf(element, 'data-file') ?? /^file:(.+)$/i.exec(src)?.[1];
    const file = isUuid(own) ? own : (src && this.options.resolveImage?.(src, alt)) || null;
    if (isUuid(file)) return to.leaf(marked(pictureNode(element, file), place));
    if (/^https?:/i.test(src)) return this.linkTo(src, alt || lastSegment(src), to, place);
    // With space around it: what stands beside a picture is not part of its words.
    if (alt) to.text(` ${alt} `, place.marks);
  }

  /** A picture with words under it; a figure of anything else is what is in it. */
  private figure(element: Element, to: Flow, place: Place): boolean {
    const [caption, ...others] = elementChildren(element).filter(({ tagName }) => tagName === 'figcaption');
    if (!caption || others.length > 0) return false;
    const rest = { ...element, childNodes: element.childNodes.filter((child) => child !== caption) };
    const blocks = this.blocksIn(rest, place, 0);
    const picture = captioned(blocks, caption);
    const words = picture || isOfPicture(caption) ? [] : this.blocksIn(caption, place, 0);
    const isAbove = elementChildren(element)[0] === caption;
    // Nothing is read twice: figures in figures would take twice as long at every level.
    for (const block of picture ? [picture] : isAbove ? [...words, ...blocks] : [...blocks, ...words])
      to.block(block);
    return true;
  }

  private gallery(element: Element, to: Flow, place: Place): boolean {
    const content = this.blocksIn(element, place);
    const isGallery = content.length > 0 && content.every(({ type }) => type === 'paragraph');
    for (const block of isGallery ? [{ type: 'gallery', content }] : content) to.block(block);
    return true;
  }

  private embedded(element: Element, to: Flow, place: Place): void {
    const sources = [element, ...elementChildren(element)];
    const src = sources.map((e) => attributeOf(e, 'src') ?? attributeOf(e, 'data')).find(Boolean);
    to.text(' ', place.marks);
    if (src) this.linkTo(src, attributeOf(element, 'title')?.trim() || src, to, place);
    to.text(' ', place.marks);
    this.children(element, to, place);
  }

  private linkTo(address: string, text: string, to: Flow, place: Place): void {
    const href = this.resolveLink(address);
    const isLinked = place.marks.some(({ type }) => type === 'link');
    to.text(
      text,
      href === null || isLinked ? place.marks : withMark(place.marks, { type: 'link', attrs: { href } }),
    );
  }

  private list(element: Element, to: Flow, place: Place): true {
    const items: ListItem[] = [];
    for (const child of element.childNodes) {
      const isItem = isElement(child) && child.tagName === 'li';
      if (isItem && this.options.skip?.(describeElement(child))) continue;
      const flow = new Flow();
      const inside = { ...place, level: place.level + 2 };
      if (isItem) this.children(child, flow, inside);
      else this.node(child, flow, inside);
      const blocks = flow.finish();
      // What stands between items belongs to the one before it, as browsers show it.
      if (isItem) items.push({ blocks, task: taskOf(child) });
      else if (blocks.length > 0) (items.at(-1) ?? newItem(items)).blocks.push(...blocks);
    }
    const type = attributeOf(element, 'type');
    const ordered = {
      start: Math.min(Math.max(Number.parseInt(attributeOf(element, 'start') ?? '1', 10) || 0, 0), 999_999),
      type: type && /^[aAiI]$/.test(type) ? type : null,
    };
    for (const list of listsOf(items, element.tagName === 'ol' ? ordered : null)) to.block(list);
    return true;
  }

  private table(element: Element, to: Flow, place: Place): true {
    to.endLine();
    for (const caption of elementChildren(element))
      if (caption.tagName === 'caption') this.children(caption, to, place);
    const rows = rowsOf(element).flatMap((row) => {
      const cells = elementChildren(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
      return cells.length > 0
        ? [{ type: 'tableRow', content: cells.map((cell) => tableCell(cell, this.blocksIn(cell, place, 3))) }]
        : [];
    });
    if (rows.length > 0) to.block(squareTable(rows));
    return true;
  }

  private details(element: Element, to: Flow, place: Place): true {
    const summary = elementChildren(element).find(({ tagName }) => tagName === 'summary');
    const title = summary ? this.blocksIn(summary, place) : [];
    const rest = { ...element, childNodes: element.childNodes.filter((child) => child !== summary) };
    to.block(detailsNode(title, this.blocksIn(rest, place)));
    return true;
  }

  /** Tabs of other wikis: each becomes a part to unfold, so that they print and are found by a search in the page. */
  private tabs(element: Element, to: Flow, place: Place): true {
    to.endLine();
    for (const child of element.childNodes) {
      if (!isElement(child)) this.node(child, to, place);
      else if (attributeOf(child, 'data-tab') !== null) {
        const title: RichNode = {
          type: 'paragraph',
          content: [{ type: 'text', text: attributeOf(child, 'data-tab') || '…' }],
        };
        to.block(detailsNode([title], this.blocksIn(child, place)));
      } else if (/^[uo]l$/.test(child.tagName))
        for (const item of child.childNodes) {
          if (!isElement(item)) this.node(item, to, place);
          else {
            const [title, ...content] = this.blocksIn(item, place);
            if (title) to.block(detailsNode([title], content));
          }
        }
      else this.node(child, to, place);
    }
    return true;
  }

  private steps(element: Element, to: Flow, place: Place): true {
    const steps = elementChildren(element).filter((child) => attributeOf(child, 'data-step') !== null);
    const items = steps.map((step): ListItem => ({ blocks: this.blocksIn(step, place, 2), task: null }));
    const others = {
      ...element,
      childNodes: element.childNodes.filter((c) => !isElement(c) || !steps.includes(c)),
    };
    this.children(others, to, place);
    for (const list of listsOf(items, { start: 1, type: null })) to.block(list);
    return true;
  }
}

const marked = (node: RichNode, { marks }: Place): RichNode =>
  marks.length > 0 ? { ...node, marks: [...marks] } : node;

function newItem(items: ListItem[]): ListItem {
  const item: ListItem = { blocks: [], task: null };
  items.push(item);
  return item;
}

function withMark(marks: readonly RichMark[], mark: RichMark): readonly RichMark[] {
  return marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark];
}

const withoutCount = (id: string): string => id.replace(/-\d+$/, '');

const anchorOf = (id: string | null): string | null =>
  id && /^[\p{L}\p{N}._:-]{1,200}$/u.test(id) ? id : null;

const lastSegment = (url: string): string => /([^/?#]+)\/?(?:[?#].*)?$/.exec(url)?.[1] ?? url;
