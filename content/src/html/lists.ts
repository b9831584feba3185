import type { RichNode } from '../document/document.ts';
import { type Element, type SourceNode, attributeOf, isElement } from './elements.ts';

export interface ListItem {
  blocks: RichNode[];
  /** Whether a task is done; `null` for an item that is no task. */
  task: boolean | null;
}

/** Reads from an `<li>` whether it is a task and done: our own attributes, or a checkbox that stands first in it. */
export function taskOf(item: Element): boolean | null {
  const checked = attributeOf(item, 'data-checked');
  if (checked !== null) return checked !== 'false';
  let first: SourceNode | undefined = item;
  while (first && isElement(first)) {
    if (first.tagName === 'input' && attributeOf(first, 'type')?.toLowerCase() === 'checkbox')
      return attributeOf(first, 'checked') !== null;
    if (first !== item && !/^(p|label|span|div)$/.test(first.tagName)) return null;
    first = first.childNodes.find((child) => !('value' in child) || child.value.trim() !== '');
  }
  return null;
}

/** One list where HTML has one, or several in a row where tasks and other items are mixed. */
export function listsOf(
  items: ListItem[],
  ordered: { start: number; type: string | null } | null,
): RichNode[] {
  const lists: RichNode[] = [];
  items.forEach((item, i) => {
    const isTask = item.task !== null;
    const type = isTask ? 'taskList' : ordered ? 'orderedList' : 'bulletList';
    let list = lists.at(-1);
    if (list?.type !== type) {
      list = { type, content: [] };
      if (type === 'orderedList') list.attrs = { start: ordered!.start + i, type: ordered!.type };
      lists.push(list);
    }
    const content = startingWithParagraph(item.blocks);
    list.content!.push(
      isTask ? { type: 'taskItem', attrs: { checked: item.task }, content } : { type: 'listItem', content },
    );
  });
  return lists;
}

/** The schema wants a paragraph first in an item: a heading becomes a bold one, before anything else stands an empty one. */
function startingWithParagraph(blocks: RichNode[]): RichNode[] {
  const [first, ...rest] = blocks;
  if (first?.type === 'paragraph') return blocks;
  if (first?.type !== 'heading') return [{ type: 'paragraph' }, ...blocks];
  const content = first.content?.map((node) =>
    node.marks?.some(({ type }) => type === 'bold')
      ? node
      : { ...node, marks: [...(node.marks ?? []), { type: 'bold' }] },
  );
  return [{ type: 'paragraph', ...(content ? { content } : {}) }, ...rest];
}
