import { expect, it } from 'vitest';
import { cellsOf } from './checklist-cells.ts';
import { cell, readChecklistForm } from './checklist-form.ts';

function formOf(cells: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(cells)) form.set(name, value);
  return form;
}

it('reads questions with their choices place by place, and drops the rows that are empty', () => {
  const { questions, steps } = readChecklistForm(
    formOf({
      [cell('questions', 0, 'text.ru')]: ' Бак? ',
      [cell('questions', 0, 'text.en')]: 'Tank?',
      [cell('questions', 0, 'key')]: 'tank-material',
      [cell('questions', 0, 'answer')]: 'CHOICE',
      [cell('questions', 0, 'choices.ru')]: 'Сталь; Пластик; ',
      [cell('questions', 0, 'choices.en')]: 'Steel;Plastic',
      [cell('questions', 1, 'text.ru')]: '  ',
      [cell('questions', 1, 'answer')]: 'TEXT',
    }),
  );
  expect(steps).toEqual([]);
  expect(questions).toEqual([
    {
      key: 'tank-material',
      text: { ru: 'Бак?', en: 'Tank?' },
      answer: 'CHOICE',
      choices: [
        { ru: 'Сталь', en: 'Steel' },
        { ru: 'Пластик', en: 'Plastic' },
      ],
    },
  ]);
});

it('reads a step with its measurement and limits, in the order of the rows', () => {
  const at = (row: number, field: string) => cell('steps', row, field);
  const { steps } = readChecklistForm(
    formOf({
      [at(10, 'text.ru')]: 'Последний',
      [at(10, 'last')]: 'on',
      [at(2, 'text.ru')]: 'Питание',
      [at(2, 'photo')]: 'on',
      [at(2, 'measure.ru')]: 'Питание',
      [at(2, 'unit.ru')]: 'В',
      [at(2, 'min')]: '10,5',
      [at(2, 'supply')]: 'on',
    }),
  );
  expect(steps).toMatchObject([
    {
      text: { ru: 'Питание', en: '' },
      needsPhoto: true,
      isLast: false,
      measures: { name: { ru: 'Питание' }, unit: { ru: 'В' }, min: 10.5, max: null, isSupply: true },
    },
    { text: { ru: 'Последний' }, isLast: true, measures: null },
  ]);
});

it('reads back what it shows', () => {
  const list = {
    questions: [
      {
        key: 'start-by',
        text: { ru: 'Чем заводится?', en: 'Started by?' },
        answer: 'CHOICE',
        choices: [
          { ru: 'Ключом', en: 'Key' },
          { ru: 'Кнопкой', en: 'Button' },
        ],
      },
    ],
    steps: [
      {
        text: { ru: 'Измерьте', en: 'Measure' },
        needsPhoto: true,
        isLast: false,
        measures: {
          name: { ru: 'CAN', en: 'CAN' },
          unit: { ru: 'Ом', en: 'Ω' },
          min: 54.5,
          max: null,
          isSupply: false,
        },
      },
      { text: { ru: 'Опломбируйте', en: 'Seal' }, needsPhoto: false, isLast: true, measures: null },
    ],
  };
  expect(readChecklistForm(formOf(cellsOf(list)))).toEqual(list);
});
