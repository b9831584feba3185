import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type YAMLMap,
} from 'yaml';

/** No text of a person, nor any program that writes harnesses, has more. */
const mostAliases = 10_000;
/** Values that aliases stand for, all of them written out. */
const mostUnfolded = 200_000;

/**
 * Finds the node at a path of keys and indexes, of two keys that are the same the last, as the value has it. `getIn` of the
 * library looks through a whole mapping for each of its keys.
 */
export function nodeFinder(document: Document): (path: readonly PropertyKey[]) => Node | undefined {
  const known = new Map<YAMLMap, Map<string, unknown>>();
  const valuesOf = (map: YAMLMap): Map<string, unknown> => {
    const values = known.get(map) ?? new Map(map.items.map(({ key, value }) => [nameOf(key), value]));
    known.set(map, values);
    return values;
  };
  return (path) => {
    let node: unknown = document.contents;
    for (const step of path) {
      if (isMap(node)) node = valuesOf(node).get(String(step));
      else if (isSeq(node)) node = node.items[Number(step)];
      else return undefined;
    }
    return (node ?? undefined) as Node | undefined;
  };
}

/** A key as it is a field of the value. */
export const nameOf = (key: unknown): string => String(isScalar(key) ? key.value : key);

/**
 * Whether aliases stand for more than any file of ours says: a few aliases of aliases make billions, and one long list that
 * is named a thousand times is read a thousand times. Then the document is not to be made a value.
 */
export function hasTooManyAliases({ contents }: Document): boolean {
  const sizes = new Map<string, number>();
  let aliases = 0;
  let unfolded = 0;
  const sizeOf = (node: unknown): number => {
    if (isAlias(node)) {
      // Nothing ends that holds itself.
      const size = sizes.get(node.source) ?? Infinity;
      aliases += 1;
      unfolded += size;
      return size;
    }
    let size = 1;
    if (isCollection(node))
      for (const item of node.items)
        size += isPair(item) ? sizeOf(item.key) + sizeOf(item.value) : sizeOf(item);
    if (node && (node as { anchor?: string }).anchor) sizes.set((node as { anchor: string }).anchor, size);
    return size;
  };
  sizeOf(contents);
  return aliases > mostAliases || unfolded > mostUnfolded;
}
