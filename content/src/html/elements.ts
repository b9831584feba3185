import type { DefaultTreeAdapterTypes } from 'parse5';

export type SourceNode = DefaultTreeAdapterTypes.ChildNode;
export type Parent = DefaultTreeAdapterTypes.ParentNode;
export type Element = DefaultTreeAdapterTypes.Element;

export const isElement = (node: SourceNode | Parent): node is Element => 'tagName' in node;

export const attributeOf = (element: Element, name: string): string | null =>
  element.attrs.find((attr) => attr.name === name)?.value ?? null;

export const elementChildren = (parent: Parent): Element[] => parent.childNodes.filter(isElement);

/** Elements that a browser does not show, with all that is in them. */
// prettier-ignore
export const INVISIBLE = new Set([
  'area', 'base', 'col', 'colgroup', 'datalist', 'head', 'link', 'meta', 'noscript', 'param', 'script', 'source',
  'style', 'template', 'title', 'track', 'wbr',
]);

/** Elements that start and end a line. Others run with the text around them. */
// prettier-ignore
export const BLOCKS = new Set([
  'address', 'article', 'aside', 'body', 'caption', 'center', 'dd', 'dir', 'div', 'dl', 'fieldset', 'figcaption',
  'figure', 'footer', 'form', 'header', 'hgroup', 'html', 'legend', 'li', 'main', 'menu', 'nav', 'option', 'p',
  'search', 'section', 'summary', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr',
]);

// prettier-ignore
export const MARK_OF: Record<string, string> = {
  b: 'bold', strong: 'bold', i: 'italic', em: 'italic', cite: 'italic', dfn: 'italic', var: 'italic', s: 'strike',
  strike: 'strike', del: 'strike', u: 'underline', ins: 'underline', code: 'code', kbd: 'code', samp: 'code',
  tt: 'code', mark: 'highlight', sup: 'superscript', sub: 'subscript',
};

/**
 * Tags that HTML written in Markdown may use. Others are words in angle brackets; so are those that would hide the
 * text after them, such as a `<script>` that is only spoken of.
 */
// prettier-ignore
export const KNOWN_TAGS = new Set([
  ...Object.keys(MARK_OF), ...BLOCKS, 'a', 'abbr', 'acronym', 'audio', 'bdi', 'bdo', 'big', 'blockquote', 'br',
  'button', 'canvas', 'col', 'colgroup', 'data', 'details', 'dt', 'embed', 'font', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'hr', 'iframe', 'img', 'input', 'label', 'math', 'meter', 'object', 'ol', 'optgroup', 'output', 'picture', 'pre',
  'progress', 'q', 'rp', 'rt', 'ruby', 'select', 'small', 'source', 'span', 'svg', 'table', 'textarea', 'time', 'track',
  'ul', 'video', 'wbr',
]);

/** All text below a node with its white space, `<br>` as a line break. Without recursion: it may be very deep. */
export function textContent(root: SourceNode): string {
  let text = '';
  const waiting: SourceNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('value' in node) text += node.value;
    if (!isElement(node)) continue;
    if (node.tagName === 'br') text += '\n';
    if (!INVISIBLE.has(node.tagName)) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return text;
}

/** An element of the source page, for choosing parts of it. */
export interface SourceElement {
  tag: string;
  id: string;
  classes: string[];
}

export function describeElement(element: Element): SourceElement {
  return {
    tag: element.tagName,
    id: attributeOf(element, 'id') ?? '',
    classes: attributeOf(element, 'class')?.split(/\s+/).filter(Boolean) ?? [],
  };
}

/** The first element in reading order that fits. */
export function findElement(root: Parent, fits: (element: SourceElement) => boolean): Element | null {
  const waiting: SourceNode[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (fits(describeElement(node))) return node;
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return null;
}
