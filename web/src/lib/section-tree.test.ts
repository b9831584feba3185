import { expect, it } from 'vitest';
import { sectionTree, type SectionNode } from './section-tree.ts';

const section = (id: string, parentId: string | null, position: number) => ({ id, parentId, position });
const shape = (nodes: SectionNode<{ id: string }>[]): unknown[] =>
  nodes.map(({ id, children }) => (children.length ? [id, ...shape(children)] : id));

it('puts sections under their parents in their order', () => {
  const tree = sectionTree([
    section('b', null, 2),
    section('a2', 'a', 2),
    section('a', null, 1),
    section('a1', 'a', 1),
  ]);
  expect(shape(tree)).toEqual([['a', 'a1', 'a2'], 'b']);
});

it('shows at the top a section whose parent is hidden from the viewer', () => {
  expect(shape(sectionTree([section('child', 'hidden', 1)]))).toEqual(['child']);
});
