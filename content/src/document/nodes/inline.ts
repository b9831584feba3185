import { Extension, Mark, Node, mergeAttributes } from '@tiptap/core';
import { Code as TiptapCode } from '@tiptap/extension-code';
import { Link as TiptapLink } from '@tiptap/extension-link';
import { isUuid, linkTarget, safeHref } from '../links.ts';
import { readMarks } from '../picture.ts';

export interface ImageOptions {
  /** The address of an uploaded file; the editor sets it, the server needs none. */
  fileUrl: ((file: string) => string) | null;
}

/**
 * A picture, known by the id of its uploaded file: its address is computed when it is shown, so that rights, sizes
 * and storage can change without touching any document. It is inline, because manuals put buttons and icons into
 * sentences, links and table cells; alone in its paragraph it is a figure.
 */
export const Image = Node.create<ImageOptions>({
  name: 'image',
  group: 'inline',
  inline: true,
  draggable: true,

  addOptions: () => ({ fileUrl: null }),
  addAttributes() {
    return {
      file: {
        default: null,
        parseHTML: (element) => element.getAttribute('data-file'),
        renderHTML: (attributes) => ({
          'data-file': attributes.file,
          ...(this.options.fileUrl && isUuid(attributes.file)
            ? { src: this.options.fileUrl(attributes.file) }
            : {}),
        }),
      },
      alt: {
        default: '',
        parseHTML: (element) => element.getAttribute('data-alt') ?? element.getAttribute('alt') ?? '',
      },
      caption: {
        default: null,
        parseHTML: (element) => element.getAttribute('data-caption') || null,
        renderHTML: (attributes) => (attributes.caption ? { 'data-caption': attributes.caption } : {}),
      },
      /** Arrows, frames, numbers and words over it: see `PhotoMark`. */
      marks: {
        default: null,
        parseHTML: (element) => readMarks(element.getAttribute('data-marks')),
        renderHTML: (attributes) =>
          attributes.marks ? { 'data-marks': JSON.stringify(attributes.marks) } : {},
      },
      /** Width on the page, CSS pixels; `null` is the picture's own. */
      width: {
        default: null,
        parseHTML: (element) => Number.parseInt(element.getAttribute('width') ?? '', 10) || null,
      },
    };
  },
  // On a page of ours the words under a picture and the signs over it are elements of their own, too.
  parseHTML: () => [
    { tag: 'img[data-file]' },
    { tag: ':is(span, figcaption)[data-caption=""], svg.photo-marks', ignore: true },
  ],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
});

/** Links keep nothing but a checked `href`; `rel` and `target` are decided where they are shown. */
export const Link = TiptapLink.extend({
  addAttributes() {
    return { href: { default: null, parseHTML: (element) => safeHref(element.getAttribute('href')) } };
  },
}).configure({
  openOnClick: false,
  HTMLAttributes: { rel: null, target: null, class: null },
  isAllowedUri: (url) => linkTarget(url) !== null,
});

/** Inline code that may be bold or a link at the same time: method names in manuals are both. */
export const Code = TiptapCode.extend({ excludes: '' });

const script = (name: string, tag: string, other: string) =>
  Mark.create({
    name,
    excludes: other,
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), 0],
  });

/** Raised and lowered text: without them 10³ and CO₂ of imported pages would read 103 and CO2. */
export const Superscript = script('superscript', 'sup', 'subscript');
export const Subscript = script('subscript', 'sub', 'superscript');

/** A heading's own anchor, kept from imported pages so that links to it still work; others follow from the text. */
export const HeadingAnchor = Extension.create({
  name: 'headingAnchor',
  addGlobalAttributes: () => [
    {
      types: ['heading'],
      attributes: {
        anchor: {
          default: null,
          parseHTML: (element) => element.getAttribute('data-anchor'),
          renderHTML: (attributes) => (attributes.anchor ? { 'data-anchor': attributes.anchor } : {}),
        },
      },
    },
  ],
});
