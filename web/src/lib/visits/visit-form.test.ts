import { expect, it } from 'vitest';
import { answerName, deviceName, isVisitField, readVisitForm } from './visit-form.ts';

it('reads devices, answers and facts out of the form, an empty choice as none', () => {
  const form = new FormData();
  form.set(deviceName('f1'), 'on');
  form.set(answerName('tanks'), ' 2 ');
  form.set(answerName('o.odd'), '');
  for (const [name, value] of [
    ['label', ' борт 3 '],
    ['assignedToId', ''],
    ['plannedOn', '2026-11-24'],
  ] as const)
    form.set(name, value);
  expect(readVisitForm(form)).toEqual({
    label: 'борт 3',
    note: '',
    plannedOn: '2026-11-24',
    assignedToId: null,
    answers: [
      { key: 'tanks', value: '2' },
      { key: 'o.odd', value: '' },
    ],
    fitmentIds: ['f1'],
  });
  expect([...form.keys()].every(isVisitField)).toBe(true);
  expect(isVisitField('password')).toBe(false);
});
