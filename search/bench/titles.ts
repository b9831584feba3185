import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale, SearchDocument } from '../src/index.ts';
import { buildDocument } from '../test/documents.ts';
import { inflected } from './inflect.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';

const WIKI = fileURLToPath(new URL('../../../shared/data/05-wiki', import.meta.url));
const FOLDERS: [string, Locale][] = [
  ['b24-guides-ru', 'ru'],
  ['office-help-html/ru', 'ru'],
  ['office-help-html/en-US', 'en'],
];
const QUERIES = 100;
const FOUND_WITHIN = 5;

export type TitleChange = 'exact' | 'oneWordInflected' | 'allInflected' | 'oneTypo';
type Found = Record<TitleChange, number>;

/** Real pages, and queries made of a hundred of their titles, each of which one page is the answer to. */
export interface TitleSet {
  pages: SearchDocument[];
  queries: { id: string; text: Record<TitleChange, string> }[];
}

/** Reads the pages of the shared wikis; undefined where they are not there. */
export function readTitleSet(): TitleSet | undefined {
  if (!existsSync(WIKI)) return undefined;
  const pages = FOLDERS.flatMap(([folder, locale]) => readPages(folder, locale));
  const random = seededRandom(5);
  const times = Map.groupBy(pages, ({ title }) => title.toLowerCase());
  const fit = pages.filter(
    ({ title, locale }) =>
      locale === 'ru' && times.get(title.toLowerCase())?.length === 1 && title.split(/\s+/).some(hasForms),
  );
  const chosen = fit
    .map((page) => ({ page, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, QUERIES);
  return { pages, queries: chosen.map(({ page: { id, title } }) => ({ id, text: changed(title, random) })) };
}

/** The share of pages that stand among the first five for their title, changed in each way. */
export async function measureTitles(
  set: TitleSet,
  find: (text: string) => Promise<string[]>,
): Promise<Found> {
  const found: Found = { exact: 0, oneWordInflected: 0, allInflected: 0, oneTypo: 0 };
  for (const { id, text } of set.queries) {
    for (const change of Object.keys(found) as TitleChange[]) {
      const ids = await find(text[change]);
      if (ids.slice(0, FOUND_WITHIN).includes(id)) found[change] += 1 / set.queries.length;
    }
  }
  for (const change of Object.keys(found) as TitleChange[])
    found[change] = Math.round(found[change] * 100) / 100;
  return found;
}

function changed(title: string, random: Random): Record<TitleChange, string> {
  const words = title.split(/\s+/);
  const able = words.flatMap((word, i) => (hasForms(word) ? [i] : []));
  const chosen = random.pick(able);
  const replaced = (by: (word: string) => string): string =>
    words.map((word, i) => (i === chosen ? by(word) : word)).join(' ');
  return {
    exact: title,
    oneWordInflected: replaced(inflected),
    allInflected: words.map(inflected).join(' '),
    oneTypo: replaced((word) => mistyped(word, random)),
  };
}

function hasForms(word: string): boolean {
  return inflected(word) !== word;
}

/** One letter left out, doubled, swapped with its neighbour or replaced; never the first. */
export function mistyped(word: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, word.length - 2));
  const [before, here, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)];
  const rest = word.slice(at + 1);
  return random.pick([
    before + rest,
    before + here + here + rest,
    before + next + here + word.slice(at + 2),
    `${before}ъ${rest}`,
  ]);
}

function readPages(folder: string, locale: Locale): SearchDocument[] {
  return readdirSync(join(WIKI, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|html)$/.test(name))
    .flatMap((name) => {
      const source = readFileSync(join(WIKI, folder, name), 'utf8');
      const title = (/^# (.+)$/m.exec(source) ?? /<title>([^<]+)<\/title>/.exec(source))?.[1]?.trim();
      if (title === undefined) return [];
      return [buildDocument({ id: `${folder}/${name}`, locale, title, body: plainText(source) })];
    });
}

function plainText(source: string): string {
  return source
    .replace(/^# .+$/m, '')
    .replace(/<(script|style|head|nav)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>|\{%[^%]*%\}|&[a-z]+;|\]\([^)]*\)|[#*`|[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
