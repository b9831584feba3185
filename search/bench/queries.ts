import type { FacetName, Locale, SearchQuery } from '../src/index.ts';
import { deviceName } from './corpus.ts';
import type { Corpus } from './corpus.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';

const FACETS: FacetName[] = ['kind', 'make', 'device', 'section'];
const EN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RU_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбю';

/** What people type, in the shares a search page sees: beginnings most, then words, mistakes, codes, questions. */
export function buildQueries(corpus: Corpus): SearchQuery[] {
  const random = seededRandom(20_261_122);
  const word = (): string =>
    random.pick(corpus.words[random.next() < 0.7 ? 'ru' : ('en' satisfies Locale)]).toLowerCase();
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const makers: [number, () => string][] = [
    [150, () => word().slice(0, 2 + random.below(5))],
    [150, () => words(2 + random.below(2))],
    [100, () => mistyped(word(), random)],
    [100, () => code(random)],
    [60, () => words(5 + random.below(4))],
    [20, () => [...word()].map((letter) => EN_KEYS[RU_KEYS.indexOf(letter)] ?? letter).join('')],
    [20, () => `${word().slice(0, 3)}щщ${random.below(1000)} ъъ${word().slice(0, 3)}`],
  ];
  return makers.flatMap(([count, make]) => Array.from({ length: count }, () => asQuery(make(), random)));
}

function asQuery(text: string, random: Random): SearchQuery {
  const query: SearchQuery = {
    text,
    acl: ['public', 'clients', 'staff', 'section:3', 'section:7'],
    staff: true,
    facets: FACETS,
    offset: 0,
    limit: 20,
  };
  if (random.next() < 0.3)
    query.filter = random.next() < 0.5 ? { kind: ['ARTICLE', 'DIAGRAM'] } : { make: ['МТЗ', 'КАМАЗ'] };
  return query;
}

function mistyped(word: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, word.length - 2));
  const kind = random.below(3);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return `${word.slice(0, at)}о${word.slice(at + 1)}`;
}

function code(random: Random): string {
  const device = deviceName(random);
  const [, letters = '', digits = ''] = /^(\D+)(\d+)$/.exec(device) ?? [];
  return random.pick([
    device,
    `${letters} ${digits}`,
    `${letters}-${digits}`,
    device.toLowerCase(),
    String(1000 + random.below(10_000)),
  ]);
}
