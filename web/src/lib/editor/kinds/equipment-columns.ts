import type {
  EquipmentData,
  FirmwareNote,
  OnSiteStep,
  ParameterType,
  PreVisitQuestion,
} from '@fieldlore/content';
import * as m from '#lib/paraglide/messages.js';
import { choiceColumn, textColumn, type Column } from '../grid/columns.ts';

type Parameter = EquipmentData['parameters'][number];

const PARAMETER: Record<ParameterType, () => string> = {
  NUMBER: m.parameter_number,
  RANGE: m.parameter_range,
  YES_NO: m.parameter_yes_no,
  TEXT: m.parameter_text,
};

export const parameterColumns = (): Column<Parameter>[] => [
  textColumn<Parameter>('group', m.edit_parameter_group(), { width: '9rem' }),
  textColumn<Parameter>('name', m.edit_parameter_name(), { width: '14rem' }),
  textColumn<Parameter>('value', m.edit_parameter_value(), { width: '10rem', isLong: true }),
  textColumn<Parameter>('unit', m.edit_parameter_unit(), { width: '6rem' }),
  choiceColumn<Parameter>('type', m.edit_parameter_type(), PARAMETER, m.edit_choice_problem()),
];

export const firmwareColumns = (): Column<FirmwareNote>[] => [
  textColumn<FirmwareNote>('version', m.equipment_firmware_version(), { width: '9rem', isMono: true }),
  {
    ...textColumn<FirmwareNote>('date', m.equipment_firmware_date(), { width: '8rem' }),
    write: (row, text) => {
      const date = text.trim();
      if (date !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(date)) return m.edit_date_problem();
      row.date = date || null;
    },
  },
  {
    ...textColumn<FirmwareNote>('changes', m.equipment_firmware_changes(), { width: '22rem', isLong: true }),
    write: (row, text) => {
      row.changes = text;
    },
  },
];

const ANSWERS: Record<PreVisitQuestion['answer'], () => string> = {
  TEXT: m.edit_answer_kind_text,
  NUMBER: m.edit_answer_kind_number,
  YES_NO: m.edit_answer_kind_yes_no,
  CHOICE: m.edit_answer_kind_choice,
};

export const questionColumns = (): Column<PreVisitQuestion>[] => [
  textColumn<PreVisitQuestion>('text', m.edit_question_text(), { width: '18rem', isLong: true }),
  choiceColumn<PreVisitQuestion>('answer', m.edit_question_answer(), ANSWERS, m.edit_choice_problem(), {
    required: true,
    read: ({ answer }) => answer ?? 'TEXT',
  }),
  listColumn<PreVisitQuestion>('choices', m.edit_question_choices()),
  textColumn<PreVisitQuestion>('key', m.edit_question_key(), { width: '9rem', isMono: true }),
];

const YES_NO = { yes: m.answer_yes, no: m.answer_no };

export const stepColumns = (): Column<OnSiteStep>[] => [
  textColumn<OnSiteStep>('text', m.edit_step_text(), { width: '20rem', isLong: true }),
  {
    ...choiceColumn<OnSiteStep>('needsPhoto', m.edit_step_photo(), YES_NO, m.edit_choice_problem()),
    options: Object.entries(YES_NO).map(([value, word]) => ({ value, label: word() })),
    width: '6rem',
    read: ({ needsPhoto }) => (needsPhoto ? 'yes' : 'no'),
    write: (row, text) => {
      row.needsPhoto = ['yes', m.answer_yes().toLowerCase(), '1', '+'].includes(text.trim().toLowerCase());
    },
  },
  measureColumn('name', m.edit_step_measure()),
  measureColumn('unit', m.edit_parameter_unit()),
  limitColumn('min', m.edit_step_min()),
  limitColumn('max', m.edit_step_max()),
];

/** Name and unit of a measurement belong together: with neither there is no measurement. */
function measureColumn(field: 'name' | 'unit', label: string): Column<OnSiteStep> {
  return {
    key: `measures-${field}`,
    label,
    width: field === 'unit' ? '6rem' : '10rem',
    read: ({ measures }) => measures?.[field] ?? '',
    write: (row, text) => {
      const measures = { name: '', unit: '', ...row.measures, [field]: text.trim() };
      row.measures = measures.name || measures.unit ? measures : null;
    },
  };
}

/** An end of what the measured value may be; without a measurement there is nothing to limit. */
function limitColumn(field: 'min' | 'max', label: string): Column<OnSiteStep> {
  return {
    key: `measures-${field}`,
    label,
    width: '5rem',
    read: ({ measures }) => String(measures?.[field] ?? ''),
    write: (row, text) => {
      const limit = text.trim() === '' ? NaN : Number(text.trim().replace(',', '.'));
      if (!row.measures && Number.isNaN(limit)) return;
      row.measures = { name: '', unit: '', ...row.measures, [field]: Number.isNaN(limit) ? null : limit };
    },
  };
}

/** A list of words in one cell, commas between. */
export function listColumn<Row extends object>(key: keyof Row & string, label: string): Column<Row> {
  return {
    key,
    label,
    width: '12rem',
    read: (row) => ((row[key] as string[] | undefined) ?? []).join(', '),
    write: (row, text) => {
      const words = text.split(/[,;]/).map((word) => word.trim());
      (row as Record<string, unknown>)[key] = words.filter(Boolean);
    },
  };
}
