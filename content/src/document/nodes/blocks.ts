import { Node, mergeAttributes } from '@tiptap/core';
import { AUDIENCES, CALLOUT_KINDS } from '../document.ts';

/** Attribute values are written by people and by importers: what is not in the list becomes the first of it. */
const oneOf = <T extends string>(values: readonly T[], value: string | null): T =>
  values.find((candidate) => candidate === value) ?? values[0]!;

/** A remark set apart from the text. Its meaning is said by a word and a sign, never by colour alone. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,

  addAttributes() {
    return {
      kind: {
        default: 'info',
        parseHTML: (element) => oneOf(CALLOUT_KINDS, element.getAttribute('data-callout')),
        renderHTML: (attributes) => ({ 'data-callout': attributes.kind }),
      },
    };
  },
  parseHTML: () => [{ tag: '[data-callout]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes(HTMLAttributes, { class: 'callout' }), 0],
});

/** The audiences that a block can be narrowed to; a block for everybody needs no block. */
export const NARROWED_AUDIENCES = AUDIENCES.slice(1);

/** A part of an entry for fewer readers than the entry itself; `withoutHidden` removes it for the others. */
export const AudienceBlock = Node.create({
  name: 'audienceBlock',
  group: 'block',
  content: 'block+',
  defining: true,
  isolating: true,

  addAttributes() {
    return {
      audience: {
        // Text pasted from an unknown place must not become visible by mistake: the narrowest is the default.
        default: 'STAFF',
        parseHTML: (element) => (element.getAttribute('data-audience') === 'CLIENTS' ? 'CLIENTS' : 'STAFF'),
        renderHTML: (attributes) => ({ 'data-audience': attributes.audience }),
      },
    };
  },
  parseHTML: () => [{ tag: '[data-audience]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', mergeAttributes(HTMLAttributes, { class: 'audience' }), 0],
});

/** Another entry of the kind FRAGMENT, shown here as if it were written here. */
export const Fragment = Node.create({
  name: 'fragment',
  group: 'block',
  atom: true,
  draggable: true,

  addAttributes() {
    return {
      entry: {
        default: null,
        parseHTML: (element) => element.getAttribute('data-fragment'),
        renderHTML: (attributes) => ({ 'data-fragment': attributes.entry }),
      },
    };
  },
  parseHTML: () => [{ tag: 'div[data-fragment]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { class: 'fragment' })],
});

/** Pictures side by side: each is a paragraph of its own, with its caption. */
export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: '[data-gallery]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { class: 'gallery', 'data-gallery': '' }),
    0,
  ],
});

/** A part that the reader unfolds. */
export const Details = Node.create({
  name: 'details',
  group: 'block',
  content: 'detailsSummary block+',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'details' }],
  renderHTML: ({ HTMLAttributes }) => ['details', mergeAttributes(HTMLAttributes, { open: '' }), 0],
});

export const DetailsSummary = Node.create({
  name: 'detailsSummary',
  content: 'inline*',
  defining: true,
  selectable: false,
  parseHTML: () => [{ tag: 'summary' }],
  renderHTML: ({ HTMLAttributes }) => ['summary', HTMLAttributes, 0],
});
