import type { Locale } from '../document/problem-text.ts';
import type { Connection } from '../kinds/diagram.ts';
import { colourWords } from '../kinds/wire-colour-words.ts';
import type { WireColour } from '../kinds/wire-colour.ts';
import type { DiagramChange } from './change.ts';
import { CHANGE_WORDS } from './change-words.ts';

export interface ChangeText {
  /** «X1, вывод 5» */
  where: string;
  /** «добавлено»; for a rename, what it was called. */
  what: string;
  /** Null where there was, or is, no value. */
  values: { name: string; before: string | null; after: string | null }[];
}

/** A change of a diagram in words, for people who read it line by line. */
export function changeText(change: DiagramChange, locale: Locale): ChangeText {
  const words = CHANGE_WORDS[locale];
  return {
    where: whereOf(change.part, change.name, locale),
    what:
      change.change === 'RENAMED'
        ? words.wasCalled(whereOf(change.part, change.formerName ?? [], locale))
        : words.change[change.change],
    values: change.values.map(({ field, before, after }) => ({
      name: words.field[field] ?? field,
      before: isFile(field) && before ? words.formerFile : valueText(field, before, locale),
      after: isFile(field) && after ? words.otherFile : valueText(field, after, locale),
    })),
  };
}

/** The same in one line: «X1, вывод 5 — цвет: синий → белый». */
export function changeLine(change: DiagramChange, locale: Locale): string {
  const { where, what, values } = changeText(change, locale);
  const isWhole = change.change === 'ADDED' || change.change === 'REMOVED';
  const details = values.map(({ name, before, after }) =>
    isWhole ? `${name}: ${after ?? before}` : `${name}: ${before ?? '—'} → ${after ?? '—'}`,
  );
  const said = change.change === 'CHANGED' ? '' : what;
  return `${where} — ${[said, details.join('; ')].filter(Boolean).join(isWhole ? '; ' : ', ')}`;
}

function whereOf(part: DiagramChange['part'], name: readonly string[], locale: Locale): string {
  const words = CHANGE_WORDS[locale];
  const [first = '', second = '', third = ''] = name;
  if (part === 'PIN') return words.pinOf(first, second);
  if (part === 'WIRE') return `${words.part.WIRE} ${first}.${second}`;
  if (part === 'CONNECTION') return [first, second || words.mated, third || words.freeEnd].join(' → ');
  return [words.part[part], first].filter(Boolean).join(' ');
}

const UNITS: Record<string, 'V' | 'A' | 'm' | 'mm2'> = {
  voltage: 'V',
  voltageMin: 'V',
  voltageMax: 'V',
  systemVoltage: 'V',
  current: 'A',
  fuse: 'A',
  rating: 'A',
  length: 'm',
  crossSection: 'mm2',
};

/** Their names say nothing to people. */
const isFile = (field: string): boolean => field === 'file' || field === 'photo';

const CODED = new Set(['direction', 'kind', 'activeLevel', 'gender']);

function valueText(field: string, value: unknown, locale: Locale): string | null {
  const words = CHANGE_WORDS[locale];
  if (value === undefined || value === null) return null;
  if (value === true) return words.yes;
  if (field === 'colour') return colourWords(value as WireColour, locale);
  if (typeof value === 'number') {
    const figure = locale === 'ru' ? String(value).replace('.', ',') : String(value);
    const unit = UNITS[field];
    return unit ? `${figure} ${words.unit[unit]}` : figure;
  }
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object')
    return placeText(value as Connection['from'] | NonNullable<Connection['wire']>);
  const text = String(value);
  return CODED.has(field) ? (words.code[text] ?? text) : text;
}

function placeText(place: Connection['from'] | NonNullable<Connection['wire']>): string {
  return 'pin' in place ? `${place.connector}:${place.pin}` : `${place.cable}.${place.wire}`;
}
