import type { Blank } from '@fieldlore/content';
import * as m from '#lib/paraglide/messages.js';
import { choiceColumn, textColumn, type Column } from '../grid/columns.ts';
import { listColumn } from './equipment-columns.ts';

const TYPES: Record<Blank['type'], () => string> = {
  TEXT: m.edit_answer_kind_text,
  NUMBER: m.edit_answer_kind_number,
  DATE: m.edit_answer_kind_date,
  CHOICE: m.edit_answer_kind_choice,
};

export const blankColumns = (): Column<Blank>[] => [
  textColumn<Blank>('name', m.edit_blank_name(), { isMono: true }),
  {
    ...textColumn<Blank>('label', m.edit_blank_label(), { width: '12rem' }),
    write: (row, text) => {
      row.label = text.trim();
    },
  },
  choiceColumn<Blank>('type', m.edit_question_answer(), TYPES, m.edit_choice_problem(), {
    required: true,
    read: ({ type }) => type ?? 'TEXT',
  }),
  listColumn<Blank>('choices', m.edit_question_choices()),
  textColumn<Blank>('default', m.edit_blank_default(), { width: '9rem' }),
];
