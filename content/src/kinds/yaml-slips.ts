import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, visit } from 'yaml';
import type { Locale } from '../document/problem-text.ts';
import { yamlMistake } from './yaml-mistake.ts';
import { hasTooManyAliases, nameOf } from './yaml-nodes.ts';

export interface Slip {
  /** Where it is; null where it is the whole text. */
  node: Node | null;
  message: Record<Locale, string>;
}

/** What the library of YAML would throw at when it makes a value of the document, or not be done with. */
export function slipIn(document: Document): Slip | null {
  const loose = looseAlias(document);
  if (loose) return { node: loose, message: noAnchor(loose.source) };
  if (hasTooManyAliases(document)) return { node: null, message: tooManyAliases };
  const merged = mergedWords(document);
  return merged && { node: merged, message: nothingToMerge };
}

/** A key that its mapping has already. The reader of files takes the last, as WireViz does; an author would lose the first. */
export function doubledKey(document: Document): Slip | null {
  let found: Node | null = null;
  visit(document, {
    Map(_, { items }) {
      const names = new Set<string>();
      for (const { key } of items) {
        const name = nameOf(key);
        // Several parts may be merged into one.
        if (names.has(name) && !isMerge(key)) {
          found = key as Node;
          return visit.BREAK;
        }
        names.add(name);
      }
    },
  });
  return found && { node: found, message: yamlMistake(keyTwice) };
}

/** An alias without an anchor above it. */
function looseAlias(document: Document): Alias | null {
  let found: Alias | null = null;
  const anchors = new Set<string>();
  visit(document, {
    Alias(_, alias) {
      if (anchors.has(alias.source)) return;
      found = alias;
      return visit.BREAK;
    },
    Node(_, node) {
      if ('anchor' in node && node.anchor) anchors.add(node.anchor);
    },
  });
  return found;
}

/** The key of a merge of something that has no fields, and is no list of what has. */
function mergedWords(document: Document): Node | null {
  let found: Node | null = null;
  const itself = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  const hasFields = (value: unknown): boolean => {
    const source = itself(value);
    return isSeq(source) ? source.items.every((item) => isMap(itself(item))) : isMap(source);
  };
  visit(document, {
    Pair(_, { key, value }) {
      if (!isMerge(key) || hasFields(value)) return;
      found = key as Node;
      return visit.BREAK;
    },
  });
  return found;
}

/** In quotes it is a name as any other. */
const isMerge = (key: unknown): boolean =>
  isScalar(key) &&
  (typeof key.value === 'symbol' || (key.value === '<<' && (!key.type || key.type === 'PLAIN')));

const keyTwice = { code: 'DUPLICATE_KEY', message: 'Map keys must be unique' } as const;

const noAnchor = (name: string) => ({
  ru: `Ошибка в YAML: выше нет якоря «&${name}», на который ссылается «*${name}»`,
  en: `A mistake in the YAML: there is no anchor “&${name}” above, which “*${name}” refers to`,
});

const tooManyAliases = {
  ru: 'Ошибка в YAML: ссылок на якоря слишком много',
  en: 'A mistake in the YAML: too many aliases',
};

const nothingToMerge = {
  ru: 'Ошибка в YAML: «<<» вставляет поля, а здесь их нет',
  en: 'A mistake in the YAML: “<<” merges fields, and there are none here',
};
