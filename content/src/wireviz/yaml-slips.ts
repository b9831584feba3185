import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, visit } from 'yaml';
import type { Locale } from '../document/problem-text.ts';
import { yamlMistake } from '../kinds/yaml-mistake.ts';
import { hasTooManyAliases, nameOf } from '../kinds/yaml-nodes.ts';

export interface Slip {
  /** Where it is; null where it is the whole text. */
  node: Node | null;
  message: Record<Locale, string>;
}

/** What an author wrote wrong that the library of YAML lets pass, or would throw at when it makes a value of the document. */
export function slipIn(document: Document): Slip | null {
  const doubled = doubledKey(document);
  if (doubled) return { node: doubled, message: yamlMistake(keyTwice) };
  const loose = looseAlias(document);
  if (loose) return { node: loose, message: noAnchor(loose.source) };
  if (hasTooManyAliases(document)) return { node: null, message: tooManyAliases };
  const merged = mergedWords(document);
  return merged && { node: merged, message: nothingToMerge };
}

/** A key that its mapping has already. The reader of files takes the last, as WireViz does; an author would lose the first. */
function doubledKey(document: Document): Node | null {
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
  return found;
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

/** The key of a merge of something that has no fields. */
function mergedWords(document: Document): Node | null {
  let found: Node | null = null;
  const hasFields = (node: unknown): boolean =>
    isMap(isAlias(node) ? node.resolve(document) : node) || (isSeq(node) && node.items.every(hasFields));
  visit(document, {
    Pair(_, { key, value }) {
      if (!isMerge(key) || hasFields(value)) return;
      found = key as Node;
      return visit.BREAK;
    },
  });
  return found;
}

const isMerge = (key: unknown): boolean =>
  isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol');

const keyTwice = { code: 'DUPLICATE_KEY', message: 'Map keys must be unique' } as const;

const noAnchor = (name: string) => ({
  ru: `Ошибка в YAML: выше нет якоря «&${name}», на который ссылается «*${name}».`,
  en: `A mistake in the YAML: there is no anchor “&${name}” above, which “*${name}” refers to.`,
});

const tooManyAliases = {
  ru: 'Ошибка в YAML: ссылок на якоря слишком много.',
  en: 'A mistake in the YAML: too many aliases.',
};

const nothingToMerge = {
  ru: 'Ошибка в YAML: «<<» вставляет поля, а здесь их нет.',
  en: 'A mistake in the YAML: “<<” merges fields, and there are none here.',
};
