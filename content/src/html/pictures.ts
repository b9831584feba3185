import type { RichNode } from '../document/document.ts';
import { readMarks } from '../document/picture.ts';
import { type Element, attributeOf, describeElement, findElement, textContent } from './elements.ts';

/** As many signs as a picture's caption may have. */
const LONGEST_CAPTION = 300;

/** A picture whose file is known; what pages of ours say of it in attributes, others in a title. */
export function pictureNode(element: Element, file: string): RichNode {
  const alt = altOf(element);
  const title = wordsOf(attributeOf(element, 'title'));
  // A title that repeats the description is a tooltip.
  const caption = wordsOf(attributeOf(element, 'data-caption')) || (title === alt ? '' : title);
  const width = /^(\d{1,4})(?:px)?$/.exec(attributeOf(element, 'width') ?? '')?.[1];
  return {
    type: 'image',
    attrs: {
      file,
      alt,
      caption: caption.slice(0, LONGEST_CAPTION) || null,
      width: width && Number(width) > 0 ? Number(width) : null,
      marks: readMarks(attributeOf(element, 'data-marks')),
    },
  };
}

/** What a picture shows: as its author wrote it, where marks made the page say more. */
export const altOf = (element: Element): string =>
  wordsOf(attributeOf(element, 'data-alt') ?? attributeOf(element, 'alt'));

/** The blocks of a figure as one picture with a caption; null where they are more, or where the words lead somewhere. */
export function captioned([only, ...more]: RichNode[], caption: Element): RichNode | null {
  const words = wordsOf(textContent(caption));
  const picture = only?.content?.length === 1 && more.length === 0 ? only.content[0]! : null;
  if (picture?.type !== 'image' || picture.attrs?.caption) return null;
  if (words.length > LONGEST_CAPTION || findElement(caption, ({ tag }) => tag === 'a')) return null;
  return { ...only!, content: [{ ...picture, attrs: { ...picture.attrs, caption: words || null } }] };
}

/**
 * What our own pages show of a picture besides the picture, which has it in its attributes. An attribute that says something
 * is somebody else's: galleries of other programs put the words for a picture on the link around it.
 */
export const isOfPicture = (element: Element): boolean =>
  (['span', 'figcaption'].includes(element.tagName) && attributeOf(element, 'data-caption') === '') ||
  (element.tagName === 'svg' && describeElement(element).classes.includes('photo-marks'));

const wordsOf = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
