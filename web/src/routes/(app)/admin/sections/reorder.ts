interface Placed {
  id: string;
  position: number;
}

/**
 * The sections that need another position so that `id` goes one step up (-1) or down (1) among its siblings, which come
 * in their order. Sections that share a position, as new ones do, are told apart on the way.
 */
export function reorder(siblings: readonly Placed[], id: string, step: -1 | 1): Placed[] {
  const from = siblings.findIndex((sibling) => sibling.id === id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= siblings.length) return [];
  const moved = siblings.toSpliced(from, 1).toSpliced(to, 0, siblings[from]!);
  return moved.flatMap((sibling, position) =>
    sibling.position === position ? [] : [{ id: sibling.id, position }],
  );
}
