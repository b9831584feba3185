import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale, SearchDocument } from '../src/index.ts';
import { buildDocument } from '../test/documents.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';

/** Real pages to take paragraphs from; without them a corpus of generated sentences says less. */
const WIKI = fileURLToPath(new URL('../../../shared/data/05-wiki', import.meta.url));
const SOURCES: [string, Locale][] = [
  ['b24-guides-ru', 'ru'],
  ['office-help-html/ru', 'ru'],
  ['office-help-html/en-US', 'en'],
];

const MAKES = ['МТЗ', 'КАМАЗ', 'МАЗ', 'ГАЗ', 'УАЗ', 'ПАЗ', 'Урал', 'Кировец', 'Ростсельмаш', 'John Deere', 'JCB', 'Case', 'Volvo', 'Scania', 'Mercedes', 'DAF', 'MAN', 'Ford', 'Toyota', 'Hyundai']; // prettier-ignore
const SERIES = ['FMB', 'FMC', 'LLS', 'ADM', 'DFM', 'TD', 'S-', 'GV', 'RC', 'BN'];
const SUBJECTS = ['Подключение', 'Распиновка', 'Настройка', 'Замена', 'Диагностика', 'Прошивка', 'Монтаж', 'Тарировка', 'Wiring', 'Setup', 'Troubleshooting']; // prettier-ignore
const COLOURS = [
  'красный',
  'чёрный',
  'бело-синий',
  'жёлтый',
  'зелёный',
  'BK/RD',
  'WH',
  'оранжевый',
  'чёрно-красный',
];
const SIGNALS = [
  'VCC',
  'GND',
  'CAN H',
  'CAN L',
  'DIN1',
  'AIN1',
  'RS485 A',
  'RS485 B',
  'K-Line',
  'масса',
  'зажигание',
];
const KINDS = ['ARTICLE', 'DIAGRAM', 'EQUIPMENT', 'CANNED_ANSWER', 'SOLVED_TICKET', 'VEHICLE'];
const WORDS = 150;

export interface Corpus {
  /** A document of our trade. */
  document(number: number): SearchDocument;
  /** A page about other things: real text only, so that it competes with words but is never a right answer. */
  distractor(number: number): SearchDocument;
  /** Words as people would type them, taken from the corpus' own texts. */
  words: Record<Locale, string[]>;
}

/** Documents made of real paragraphs, with titles, pin tables, codes, rights and facets of our trade. */
export function buildCorpus(): Corpus {
  const paragraphs = readParagraphs();
  const words = Object.fromEntries(
    (['ru', 'en'] as const).map((locale) => [
      locale,
      paragraphs[locale].flatMap(
        (paragraph) => paragraph.match(locale === 'ru' ? /[а-яё]{5,}/gi : /[a-z]{5,}/gi) ?? [],
      ),
    ]),
  ) as Record<Locale, string[]>;
  return {
    words,
    document: (number) => generate(number, paragraphs),
    distractor: (number) => distract(number, paragraphs),
  };
}

function distract(number: number, paragraphs: Record<Locale, string[]>): SearchDocument {
  const random = seededRandom(number + 1);
  const locale = random.next() < 0.6 ? 'ru' : 'en';
  const title = random.pick(paragraphs[locale]).split(/\s+/).slice(0, 6).join(' ');
  return buildDocument({
    id: `distractor-${number}`,
    locale,
    title,
    body: realText(random, paragraphs[locale]),
  });
}

function realText(random: Random, paragraphs: readonly string[], start = ''): string {
  let text = start;
  while (text.split(' ').length < WORDS / 2) text += `${random.pick(paragraphs)}\n`;
  return text;
}

/** Each document depends on its number only, so that any of them can be made again. */
function generate(number: number, paragraphs: Record<Locale, string[]>): SearchDocument {
  const random = seededRandom(number + 1);
  const locale = random.next() < 0.6 ? 'ru' : 'en';
  const make = random.pick(MAKES);
  const model = `${make} ${100 + random.below(60) * 10}`;
  const device = deviceName(random);
  const body = realText(random, paragraphs[locale], random.next() < 0.2 ? pinTable(random) : '');
  const sectionNumber = random.below(40);
  const audience = random.pick(['PUBLIC', 'PUBLIC', 'PUBLIC', 'CLIENTS', 'STAFF', 'SECTION']);
  const tokens: Record<string, string> = { PUBLIC: 'public', CLIENTS: 'clients', STAFF: 'staff' };
  return buildDocument({
    id: `generated-${number}`,
    rev: 1,
    kind: random.pick(KINDS),
    locale,
    title: `${random.pick(SUBJECTS)} ${device} ${model}: ${random.pick(paragraphs[locale]).split(/\s+/).slice(0, 4).join(' ')}`,
    keywords: [model, device],
    codes: [
      String(1000 + number),
      `${1 + random.below(9)}.${1000 + random.below(9000)}-${1000 + random.below(9000)}`,
    ],
    body,
    staffBody: random.next() < 0.2 ? random.pick(paragraphs[locale]) : '',
    acl: [tokens[audience] ?? `section:${sectionNumber}`],
    facets: {
      make: [make],
      model: [model],
      device: [device],
      section: [String(sectionNumber)],
      tag: [`tag-${random.below(100)}`, `tag-${random.below(100)}`],
      audience: [audience],
      confidence: [random.pick(['WORK_IN_PROGRESS', 'NOT_VALIDATED', 'VALIDATED'])],
    },
    updatedAt: Date.UTC(2024, 0, 1) + random.below(1000) * 86_400_000,
    popularity: random.below(50),
  });
}

export function deviceName(random: Random): string {
  return `${random.pick(SERIES)}${100 + random.below(80) * 10}`;
}

function pinTable(random: Random): string {
  const rows = Array.from(
    { length: 8 },
    (_, i) => `${i + 1} ${random.pick(SIGNALS)} ${random.pick(COLOURS)}`,
  );
  return `${rows.join('\n')}\n`;
}

function readParagraphs(): Record<Locale, string[]> {
  const paragraphs: Record<Locale, string[]> = { ru: [], en: [] };
  for (const [folder, locale] of SOURCES) {
    for (const file of textFiles(join(WIKI, folder)))
      paragraphs[locale].push(...plainParagraphs(readFileSync(file, 'utf8')));
  }
  if (paragraphs.ru.length > 0 && paragraphs.en.length > 0) return paragraphs;
  const sentence = (random: Random): string =>
    Array.from({ length: 30 }, () => random.pick([...SUBJECTS, ...SIGNALS, ...COLOURS, ...MAKES])).join(' ');
  const generated = Array.from({ length: 500 }, (_, i) => sentence(seededRandom(i)));
  return { ru: generated, en: generated };
}

function textFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|html)$/.test(name))
    .map((name) => join(folder, name));
}

function plainParagraphs(source: string): string[] {
  return source
    .replace(/<(script|style|head|nav)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/?(p|h\d|li|div|td|tr|br)[^>]*>/g, '\n\n')
    .replace(/<[^>]+>|\{%[^%]*%\}|&[a-z]+;|[#*`|[\]]/g, ' ')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph.split(' ').length >= 12);
}
