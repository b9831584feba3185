import { splitAt } from '@fieldlore/content/fitments';
import type { Message } from '../../errors.ts';
import type { Locale } from '../../graphql/locale.ts';

/** A record as a line tells it: texts, numbers and yes; lists are texts. What is empty is left out. */
export type Told = Record<string, string | number | boolean | readonly string[]>;

interface RecordField {
  key: string;
  /** What a line calls it. */
  word: Message;
  /** The words of a closed list, by their codes. */
  values?: Readonly<Record<string, Message>>;
  kind?: 'text' | 'number' | 'flag' | 'list';
}

/** What stands where in a line: `lead: main {word: value; word: value}`. */
export interface RecordShape {
  /** Before the colon: the key of the record, or one of a few words. */
  lead?: Omit<RecordField, 'word'>;
  main: string;
  more: readonly RecordField[];
}

const yes: Message = { ru: 'да', en: 'yes' };

/** Records in one cell, a line each, for people to read and write: `requires: LLS 5 № 12 {note: two of them}`. */
export function recordsText(records: readonly Told[], shape: RecordShape, locale: Locale): string {
  return records.map((record) => lineOf(record, shape, locale)).join('\n');
}

function lineOf(record: Told, { lead, main, more }: RecordShape, locale: Locale): string {
  const told = more.flatMap((field) => {
    const value = record[field.key];
    return isEmpty(value) ? [] : [`${field.word[locale]}: ${valueText(value!, field, locale)}`];
  });
  return [
    lead ? `${escaped(String(wordOf(record[lead.key], lead, locale)), ':{}')}:` : '',
    escaped(String(record[main] ?? ''), '{}'),
    told.length > 0 ? `{${told.join('; ')}}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function valueText(value: NonNullable<Told[string]>, field: RecordField, locale: Locale): string {
  if (field.kind === 'flag') return yes[locale];
  if (Array.isArray(value)) return value.map((item) => escaped(item, '{};,')).join(', ');
  return escaped(String(wordOf(value, field, locale)), '{};');
}

const wordOf = (value: unknown, { values }: Pick<RecordField, 'values'>, locale: Locale) =>
  values?.[value as string]?.[locale] ?? value ?? '';

/** @returns null where a line is not of this shape */
export function readRecords(cell: string, shape: RecordShape): Told[] | null {
  const read = cell
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => readLine(line.trim(), shape));
  return read.includes(null) ? null : (read as Told[]);
}

function readLine(line: string, { lead, main, more }: RecordShape): Told | null {
  const [text = '', braced, ...beyond] = splitAt(line, (sign) => sign === '{');
  if (beyond.length > 0 || (braced !== undefined && !/(?<!\\)\}$/.test(braced))) return null;
  const told: Told = {};
  let rest = text;
  if (lead) {
    const parts = splitAt(text, (sign) => sign === ':');
    // A version alone says something too; a word of a closed list does not.
    if (parts.length < 2 && lead.values) return null;
    const code = codeOf(unescaped(parts[0]!), lead);
    if (!code) return null;
    told[lead.key] = code;
    rest = parts.slice(1).join(':');
  }
  if (unescaped(rest)) told[main] = unescaped(rest);
  for (const item of splitAt(braced?.slice(0, -1) ?? '', (sign) => sign === ';')) {
    if (item.trim() === '') continue;
    const [word = '', ...value] = splitAt(item, (sign) => sign === ':');
    const field = more.find((one) => namesOf(one).includes(word.trim().toLowerCase()));
    const read = field && readValue(value.join(':'), field);
    if (read === undefined) return null;
    told[field!.key] = read;
  }
  return told;
}

const namesOf = ({ key, word }: RecordField) => [key, word.ru, word.en].map((name) => name.toLowerCase());

function readValue(text: string, field: RecordField): Told[string] | undefined {
  const said = unescaped(text);
  switch (field.kind) {
    case 'flag':
      return [yes.ru, yes.en, 'true'].includes(said.toLowerCase()) ? true : undefined;
    case 'number': {
      const value = Number(said.replace(',', '.'));
      return said === '' || Number.isNaN(value) ? undefined : value;
    }
    case 'list':
      return splitAt(text, (sign) => sign === ',')
        .map(unescaped)
        .filter(Boolean);
    default:
      return codeOf(said, field);
  }
}

/** The code of a word in either language; any text where there is no list of words. */
function codeOf(said: string, { values }: Pick<RecordField, 'values'>): string | undefined {
  if (!values) return said;
  const word = said.toLowerCase();
  return Object.keys(values).find((code) =>
    [code, values[code]!.ru, values[code]!.en].some((known) => known.toLowerCase() === word),
  );
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0); // prettier-ignore

/** A line break is `\n`: a line is a record. */
function escaped(text: string, signs: string): string {
  return Array.from(text, (sign) => {
    if (sign === '\n') return '\\n';
    return sign === '\\' || signs.includes(sign) ? `\\${sign}` : sign;
  }).join('');
}

function unescaped(text: string): string {
  return text.trim().replaceAll(/\\(.)/gs, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}
