import type { VisitKit_ItemFragment } from '#lib/graphql/generated.ts';

type Item = VisitKit_ItemFragment;
type Kit = { items: Item[]; conditional: Item[] };

const ORDER: Item['role'][] = ['REQUIRED', 'ONE_OF', 'RECOMMENDED', 'OPTIONAL'];

/** All that may be installed, what is needed most first. */
export const devicesOf = ({ items, conditional }: Kit): Item[] =>
  [...items, ...conditional].toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));

/**
 * What is ticked before anybody chose: what is sure and needed, and the first of each choice. What depends on an open
 * question, and what is optional, is for whoever prepares to tick.
 */
export function usualDevices({ items }: Kit): Set<string> {
  const groups = new Set<string>();
  const usual = devicesOf({ items, conditional: [] }).filter(({ role, group }) => {
    if (role === 'OPTIONAL') return false;
    if (role !== 'ONE_OF') return true;
    const isFirst = !groups.has(group ?? '');
    groups.add(group ?? '');
    return isFirst;
  });
  return new Set(usual.map(({ fitment }) => fitment.id));
}
