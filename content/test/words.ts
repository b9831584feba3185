import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** Words and numbers with how often they stand in a text. Signs are left out: they are what markup is made of. */
export function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words that stand in `wanted` more often than in `found`. */
export function missingWords(wanted: string, found: string): string[] {
  const have = wordCounts(found);
  return [...wordCounts(wanted)]
    .filter(([word, count]) => (have.get(word) ?? 0) < count)
    .map(([word]) => word);
}

const HIDDEN = new Set(['head', 'script', 'style', 'template', 'noscript', 'title']);

/** The text of a page by a walk of its own, without anything of what is tested. */
export function pageText(
  html: string,
  root: (element: DefaultTreeAdapterTypes.Element) => boolean = () => false,
): string {
  let text = '';
  let rooted: string | null = null;
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node) text += node.value;
    if (!('childNodes' in node) || ('tagName' in node && HIDDEN.has(node.tagName))) return;
    const before = text;
    const isPhrase =
      'tagName' in node && /^(a|b|code|em|i|mark|s|small|span|strong|sub|sup|u)$/.test(node.tagName);
    if (!isPhrase) text += ' ';
    node.childNodes.forEach(visit);
    if (!isPhrase) text += ' ';
    if (rooted === null && 'tagName' in node && root(node)) rooted = text.slice(before.length);
  };
  visit(parse(html));
  return rooted ?? text;
}
