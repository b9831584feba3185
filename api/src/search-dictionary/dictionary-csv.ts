import { queryKey } from '@fieldlore/search';
import type { Message } from '../errors.ts';
import { mapColumns, type ColumnSpec, type MappedRow } from '../imports/reading/columns.ts';
import { readTables } from '../imports/reading/read-table.ts';
import { sourceOf } from '../imports/reading/source.ts';
import { at, refused, UnreadableSource, written, type Problem, type ReportRow } from '../imports/report.ts';
import { ImportRowOutcome } from '../imports/import-run.entity.ts';
import { contentProblems, tidied } from './check-content.ts';
import { emptyContent, type DictionaryContent } from './dictionary-content.ts';

/** More than a dictionary holds; each row is compared with those before it, so the time grows with their square. */
const mostRows = 5000;

type Kind = 'synonyms' | 'without' | 'stop' | 'colour' | 'pin';

/** What stands in the first column, by its kind; other spellings are read as well. */
const kinds: Record<Kind, { ru: string; en: string }> = {
  synonyms: { ru: 'синонимы', en: 'synonyms' },
  without: { ru: 'без группы', en: 'without group' },
  stop: { ru: 'стоп-слова', en: 'stop words' },
  colour: { ru: 'цвет', en: 'colour' },
  pin: { ru: 'закреплено', en: 'pinned' },
};

const columns: readonly ColumnSpec[] = [
  { key: 'kind', title: { ru: 'Вид', en: 'Kind' }, aliases: ['тип', 'type'], isRequired: true },
  { key: 'key', title: { ru: 'Ключ', en: 'Key' }, aliases: ['запрос', 'query'], isRequired: false },
  { key: 'words', title: { ru: 'Слова', en: 'Words' }, aliases: ['значения', 'values'], isRequired: true },
];

/**
 * The dictionary as a table that Excel opens as such: semicolons, a byte order mark; inside a cell commas. Reading it
 * back gives the same dictionary.
 */
export function toCsv(content: DictionaryContent, locale: 'ru' | 'en'): string {
  const kind = (name: Kind) => kinds[name][locale];
  const byColour = Map.groupBy(content.colourWords, ({ iec }) => iec);
  const rows = [
    columns.map(({ title }) => title[locale]),
    ...content.synonyms.map((group) => [kind('synonyms'), '', group.join(', ')]),
    ...content.withoutGroups.map((name) => [kind('without'), name, '']),
    ...content.stopWords.map((word) => [kind('stop'), '', word]),
    ...[...byColour].map(([iec, words]) => [kind('colour'), iec, words.map(({ word }) => word).join(', ')]),
    ...content.pins.map(({ query, entries }) => [kind('pin'), query, entries.join(', ')]),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula is told to be text by the apostrophe that it understands. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a file gives: the content to keep, or why nothing of it is kept. */
export interface ReadDictionary {
  content: DictionaryContent | null;
  rows: ReportRow[];
}

/**
 * Reads a table of any encoding and delimiter, all or nothing: every row is reported, a refused one with its remedy.
 * @param base what the rows are added to
 * @param isThere whether an entry has this number
 */
export async function readDictionary(
  file: { name: string; bytes: Buffer },
  base: DictionaryContent,
  isThere: (numbers: readonly number[]) => Promise<ReadonlySet<number>>,
): Promise<ReadDictionary> {
  try {
    const [table] = await readTables(sourceOf(file.name, file.bytes));
    const mapped = mapColumns(table!, columns);
    if (mapped.rows.length > mostRows) throw new UnreadableSource(at(file.name), tooManyRows);
    const numbers = mapped.rows.flatMap((row) => numbersOf(row.get('words')));
    const known = await isThere([...new Set(numbers)]);
    let content = base;
    const rows = [...mapped.refused];
    for (const row of mapped.rows) {
      const read = readRow(row, content, known);
      rows.push(read.report);
      content = read.content;
    }
    const ordered = rows.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    const isWhole = rows.every(({ outcome }) => outcome !== ImportRowOutcome.REFUSED);
    return { content: isWhole ? content : null, rows: ordered };
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    return { content: null, rows: [error.row] };
  }
}

function readRow(
  row: MappedRow,
  content: DictionaryContent,
  known: ReadonlySet<number>,
): { content: DictionaryContent; report: ReportRow } {
  const label = [row.get('key'), row.get('words')].filter(Boolean).join(': ');
  const refuse = (message: Message, remedy: Message) => ({
    content,
    report: refused(row.place(), label, { message, remedy }),
  });
  const kind = kindOf(row.get('kind'));
  if (!kind) return refuse(unknownKind(row.get('kind')), knownKinds);
  const added = tidied(rowContent(kind, row));
  const gone = added.pins.flatMap(({ entries }) => entries).find((number) => !known.has(number));
  if (gone !== undefined) return refuse(noEntry(gone), checkNumber);
  const next = joined(content, added);
  const [problem] = contentProblems(added);
  if (problem) return refuse(problem.message, mendTheRow);
  if (JSON.stringify(added) === JSON.stringify(emptyContent)) return refuse(nothingInRow, mendTheRow);
  const isNew = JSON.stringify(next) !== JSON.stringify(content);
  const outcome = isNew ? ImportRowOutcome.ADDED : ImportRowOutcome.UNCHANGED;
  return { content: next, report: written(outcome, row.place(), label) };
}

function kindOf(text: string): Kind | undefined {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/[^\p{L}]+/gu, '');
  const typed = plain(text);
  return (Object.keys(kinds) as Kind[]).find((kind) =>
    [kind, kinds[kind].ru, kinds[kind].en].some((name) => plain(name) === typed),
  );
}

const listOf = (cell: string) => cell.split(/[,\n]/).map((word) => word.trim().replace(/^'(?=[=+\-@])/, ''));
const numbersOf = (cell: string) => (cell.match(/\d{1,9}/g) ?? []).map(Number);

function rowContent(kind: Kind, row: MappedRow): DictionaryContent {
  const key = row.get('key').replace(/^'(?=[=+\-@])/, '');
  const words = listOf(row.get('words'));
  switch (kind) {
    case 'synonyms':
      return { ...emptyContent, synonyms: [words] };
    case 'without':
      return { ...emptyContent, withoutGroups: [key || (words[0] ?? '')] };
    case 'stop':
      return { ...emptyContent, stopWords: words };
    case 'colour':
      return { ...emptyContent, colourWords: words.map((word) => ({ iec: key, word })) };
    case 'pin':
      return { ...emptyContent, pins: [{ query: key, entries: numbersOf(row.get('words')) }] };
  }
}

/** What is there already is not added twice; a pin of the same query is replaced. */
function joined(content: DictionaryContent, added: DictionaryContent): DictionaryContent {
  const union = <T>(a: readonly T[], b: readonly T[]): T[] => {
    const there = new Set(a.map((one) => JSON.stringify(one)));
    return [...a, ...b.filter((one) => !there.has(JSON.stringify(one)))];
  };
  const replaced = new Set(added.pins.map(({ query }) => queryKey(query)));
  const same = (pin: DictionaryContent['pins'][number]) => JSON.stringify(pin);
  const keptPins = content.pins.filter(
    (pin) => !replaced.has(queryKey(pin.query)) || added.pins.some((other) => same(other) === same(pin)),
  );
  return {
    synonyms: union(content.synonyms, added.synonyms),
    withoutGroups: union(content.withoutGroups, added.withoutGroups),
    stopWords: union(content.stopWords, added.stopWords),
    colourWords: union(content.colourWords, added.colourWords),
    pins: union(keptPins, added.pins),
  };
}

const unknownKind = (kind: string): Message => ({
  ru: `Вид «${kind}» неизвестен.`,
  en: `The kind “${kind}” is not known.`,
});
const knownKinds: Message = {
  ru: `Впишите один из видов: ${Object.values(kinds)
    .map(({ ru }) => ru)
    .join(', ')}.`,
  en: `Write one of the kinds: ${Object.values(kinds)
    .map(({ en }) => en)
    .join(', ')}.`,
};
const noEntry = (number: number): Message => ({
  ru: `Материала № ${number} нет.`,
  en: `There is no entry ${number}.`,
});
const checkNumber: Message = {
  ru: 'Проверьте номер: он стоит под заголовком материала после знака №.',
  en: 'Check the number: it stands below the title of the entry.',
};
const tooManyRows: Problem = {
  message: { ru: `В таблице больше ${mostRows} строк.`, en: `The table has more than ${mostRows} rows.` },
  remedy: {
    ru: 'Оставьте слова, которыми ищут; стоп-слова можно писать через запятую в одной строке.',
    en: 'Keep the words that people search by; stop words may stand in one row, with commas.',
  },
};
const nothingInRow: Message = { ru: 'В строке нет слов.', en: 'The row has no words.' };
const mendTheRow: Message = {
  ru: 'Исправьте строку и загрузите файл ещё раз: пока хоть одна не принята, не меняется ничего.',
  en: 'Mend the row and load the file again: as long as one row is refused, nothing changes.',
};
