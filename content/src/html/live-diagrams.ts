import type { RichNode } from '../document/document.ts';
import { isUuid } from '../document/links.ts';
import { type Element, attributeOf } from './elements.ts';

/** The diagram that an element of ours stands for. */
export function diagramOf(element: Element): RichNode | null {
  const { entry, connector, pin } = namesOf(element);
  return isUuid(entry) && pin === null
    ? { type: 'diagram', attrs: { entry, connector: connector || null } }
    : null;
}

/** The pin of a diagram that an element of ours stands for. */
export function pinOf(element: Element): RichNode | null {
  const { entry, connector, pin } = namesOf(element);
  return isUuid(entry) && connector && pin ? { type: 'pin', attrs: { entry, connector, pin } } : null;
}

const namesOf = (element: Element) => ({
  entry: attributeOf(element, 'data-diagram'),
  connector: attributeOf(element, 'data-connector'),
  pin: attributeOf(element, 'data-pin'),
});
