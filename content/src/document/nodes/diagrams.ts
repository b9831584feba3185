import { Node, mergeAttributes } from '@tiptap/core';

/** No more of an element than the schema needs, which knows no DOM. */
interface Attributed {
  getAttribute(name: string): string | null;
}

const entry = {
  default: null,
  parseHTML: (element: Attributed) => element.getAttribute('data-diagram'),
  renderHTML: (attributes: Record<string, unknown>) => ({ 'data-diagram': attributes.entry }),
};

const named = (name: string) => ({
  default: null,
  parseHTML: (element: Attributed) => element.getAttribute(`data-${name}`),
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] ? { [`data-${name}`]: attributes[name] } : {},
});

/**
 * A wiring diagram of another entry, shown here as its published revision stands when the page is read; with a
 * `connector`, only the pin table of that one. Nothing of the diagram is kept in the document but these names.
 */
export const DiagramBlock = Node.create({
  name: 'diagram',
  group: 'block',
  atom: true,
  draggable: true,

  addAttributes: () => ({ entry, connector: named('connector') }),
  parseHTML: () => [{ tag: ':is(div, figure)[data-diagram]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { class: 'live-diagram' })],
});

/** One pin of a wiring diagram within a sentence, with what the diagram says of it when the page is read. */
export const PinChip = Node.create({
  name: 'pin',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,

  addAttributes: () => ({ entry, connector: named('connector'), pin: named('pin') }),
  // Above links: on a page of ours a pin is a link, too.
  parseHTML: () => [{ tag: ':is(span, a)[data-diagram][data-pin]', priority: 60 }],
  renderHTML: ({ HTMLAttributes, node }) => [
    'span',
    mergeAttributes(HTMLAttributes, { class: 'pin-chip' }),
    pinName(node.attrs),
  ],
});

/** `X1:5`, as a sheet names a pin. */
export const pinName = ({ connector, pin }: Record<string, unknown>): string =>
  `${String(connector ?? '')}:${String(pin ?? '')}`;
