import type { EquipmentData } from '@fieldlore/content';
import type { Message } from '../../errors.ts';
import type { RecordShape, Told } from './records-text.ts';

/** How an entry is named outside of this database: `LLS 5 № 12`; null for one that the viewer may not see. */
export type NameOfEntry = (id: string) => string | null;

/** A list of a card as records with names in place of ids. What a line can't tell stays in JSON alone. */
export interface DeviceList {
  field: 'relations' | 'firmware' | 'knownProblems' | 'questions' | 'steps' | 'documents' | 'pictures';
  shape: RecordShape;
  recordsOf(data: EquipmentData, nameOf: NameOfEntry): Told[];
  /** Nothing left out, entries by name. */
  toJson(data: EquipmentData, nameOf: NameOfEntry): unknown;
  /** As the data has it, but that entries are named: `EquipmentData` checks it when it is saved. */
  fromRecord(told: Told): Record<string, unknown>;
  expects: Message;
}

const relationWords: Record<EquipmentData['relations'][number]['kind'], Message> = {
  REQUIRES: { ru: 'требует', en: 'requires' },
  ACCESSORY: { ru: 'принадлежность', en: 'accessory' },
  COMPATIBLE: { ru: 'совместимо с', en: 'compatible' },
  ALTERNATIVE: { ru: 'можно заменить на', en: 'alternative' },
  SUPERSEDED_BY: { ru: 'вместо него теперь', en: 'superseded by' },
};

const answerWords: Record<EquipmentData['questions'][number]['answer'], Message> = {
  TEXT: { ru: 'текст', en: 'text' },
  NUMBER: { ru: 'число', en: 'number' },
  YES_NO: { ru: 'да или нет', en: 'yes or no' },
  CHOICE: { ru: 'выбор', en: 'choice' },
};

const documentWords: Record<NonNullable<EquipmentData['documents'][number]['kind']>, Message> = {
  MANUAL: { ru: 'руководство', en: 'manual' },
  QUICK_START: { ru: 'краткая инструкция', en: 'quick start' },
  DATASHEET: { ru: 'описание', en: 'datasheet' },
  WIRING: { ru: 'схема', en: 'wiring' },
  PROTOCOL: { ru: 'протокол', en: 'protocol' },
  CERTIFICATE: { ru: 'сертификат', en: 'certificate' },
  SOFTWARE: { ru: 'программа', en: 'software' },
  OTHER: { ru: 'другое', en: 'other' },
};

const file = { key: 'file', word: { ru: 'файл', en: 'file' } };
const same = (told: Told) => told;

export const deviceLists: readonly DeviceList[] = [
  {
    field: 'relations',
    shape: {
      lead: { key: 'kind', values: relationWords },
      main: 'equipment',
      more: [{ key: 'note', word: { ru: 'заметка', en: 'note' } }],
    },
    recordsOf: ({ relations }, nameOf) =>
      relations.flatMap(({ kind, equipment, note }) => {
        const name = nameOf(equipment);
        return name === null ? [] : [told({ kind, equipment: name, note })];
      }),
    toJson: ({ relations }, nameOf) => relations.flatMap(({ equipment, ...relation }) => nameOf(equipment) ? [{ ...relation, equipment: nameOf(equipment) }] : []),
    fromRecord: same,
    expects: { ru: 'строки вида «требует: LLS 5 № 12 {заметка: две штуки}»', en: 'lines such as “requires: LLS 5 № 12 {note: two of them}”' },
  },
  {
    field: 'firmware',
    shape: { lead: { key: 'version' }, main: 'changes', more: [{ key: 'date', word: { ru: 'дата', en: 'date' } }] },
    recordsOf: ({ firmware }) => (firmware ?? []).map(({ version, date, changes }) => told({ version, changes, date })),
    toJson: ({ firmware }) => firmware,
    fromRecord: same,
    expects: { ru: 'строки вида «03.27.07: исправлен сон {дата: 2024-05-01}»', en: 'lines such as “03.27.07: sleep is mended {date: 2024-05-01}”' },
  },
  {
    field: 'knownProblems',
    shape: {
      main: 'text',
      more: [
        { key: 'from', word: { ru: 'с версии', en: 'from' } },
        { key: 'to', word: { ru: 'по версию', en: 'to' } },
        { key: 'fixedIn', word: { ru: 'исправлено в', en: 'fixed in' } },
        { key: 'entry', word: { ru: 'подробнее', en: 'see' } },
      ],
    },
    recordsOf: ({ knownProblems }, nameOf) =>
      (knownProblems ?? []).map(({ text, from, to, fixedIn, entry }) => told({ text, from, to, fixedIn, entry: entry && nameOf(entry) })),
    toJson: ({ knownProblems }, nameOf) => (knownProblems ?? []).map(({ entry, ...problem }) => ({ ...problem, ...(entry && { entry: nameOf(entry) }) })),
    fromRecord: same,
    expects: { ru: 'строки вида «Не спит {с версии: 1.2; исправлено в: 1.4}»', en: 'lines such as “Does not sleep {from: 1.2; fixed in: 1.4}”' },
  },
  {
    field: 'questions',
    shape: {
      lead: { key: 'key' },
      main: 'text',
      more: [
        { key: 'answer', word: { ru: 'ответ', en: 'answer' }, values: answerWords },
        { key: 'choices', word: { ru: 'варианты', en: 'choices' }, kind: 'list' },
      ],
    },
    recordsOf: ({ questions }) => questions.map(({ key, text, answer, choices }) => told({ key, text, answer, choices })),
    toJson: ({ questions }) => questions,
    fromRecord: same,
    expects: { ru: 'строки вида «voltage: Сколько вольт? {ответ: выбор; варианты: 12, 24}»', en: 'lines such as “voltage: How many volts? {answer: choice; choices: 12, 24}”' },
  },
  {
    field: 'steps',
    shape: {
      main: 'text',
      more: [
        { key: 'needsPhoto', word: { ru: 'фото', en: 'photo' }, kind: 'flag' },
        { key: 'measures', word: { ru: 'измерить', en: 'measure' } },
        { key: 'unit', word: { ru: 'единица', en: 'unit' } },
        { key: 'min', word: { ru: 'не меньше', en: 'at least' }, kind: 'number' },
        { key: 'max', word: { ru: 'не больше', en: 'at most' }, kind: 'number' },
      ],
    },
    recordsOf: ({ steps }) =>
      steps.map(({ text, needsPhoto, measures }) =>
        told({ text, needsPhoto, measures: measures?.name, unit: measures?.unit, min: measures?.min, max: measures?.max }),
      ),
    toJson: ({ steps }) => steps,
    fromRecord: ({ text, needsPhoto, measures, unit, min, max }) => ({
      text,
      needsPhoto,
      ...(measures !== undefined && { measures: { name: measures, unit: unit ?? '', min, max } }),
    }),
    expects: { ru: 'строки вида «Измерьте питание {измерить: Питание; единица: V; не меньше: 11}»', en: 'lines such as “Measure the supply {measure: Supply; unit: V; at least: 11}”' },
  },
  {
    field: 'documents',
    shape: {
      main: 'title',
      more: [
        { key: 'kind', word: { ru: 'вид', en: 'kind' }, values: documentWords },
        { key: 'language', word: { ru: 'язык', en: 'language' } },
        file,
      ],
    },
    recordsOf: ({ documents }) => documents.map(({ title, kind, language, file: id }) => told({ title, kind, language, file: id })),
    toJson: ({ documents }) => documents,
    fromRecord: (record) => ({ title: '', ...record }),
    expects: { ru: 'строки вида «Руководство {вид: руководство; файл: ID}»', en: 'lines such as “Manual {kind: manual; file: ID}”' },
  },
  {
    field: 'pictures',
    shape: { main: 'caption', more: [file] },
    recordsOf: ({ pictures }) => (pictures ?? []).map(({ caption, file: id }) => told({ caption, file: id })),
    toJson: ({ pictures }) => pictures,
    fromRecord: same,
    expects: { ru: 'строки вида «Вид сзади {файл: ID}»', en: 'lines such as “From behind {file: ID}”' },
  },
]; // prettier-ignore

/** Without what is empty, so that a record is the same however it was written. */
function told(record: Record<string, unknown>): Told {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as Told;
}
