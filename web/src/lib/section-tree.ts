interface FlatSection {
  id: string;
  parentId: string | null;
  position: number;
}

export type SectionNode<T> = T & { children: SectionNode<T>[] };

/** Sections as a tree in their order. Those whose parent the viewer may not see stand at the top. */
export function sectionTree<T extends FlatSection>(sections: T[]): SectionNode<T>[] {
  const nodes = new Map(
    sections.map((section) => [section.id, { ...section, children: [] as SectionNode<T>[] }]),
  );
  const roots: SectionNode<T>[] = [];
  for (const node of [...nodes.values()].toSorted((a, b) => a.position - b.position)) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}
