import { expect, it } from 'vitest';
import { candidateValue, matchesOf } from './matches.ts';

it('answers are read from the form, a typed name before a chosen candidate, open questions left out', () => {
  const form = new FormData();
  const answers = [
    ['VEHICLE', 'ГАЗ Газель-Некстт', candidateValue({ id: 'a', generationId: 'b' }), ''],
    ['DEVICE', 'ФМБ', candidateValue({ id: 'c', generationId: null }), ' FMB920 '],
    ['DEVICE', 'Открыто', '', ''],
    ['DEVICE', 'LLS', candidateValue({ id: 'd' }), ''],
  ];
  answers.forEach(([kind, text, to, name], at) => {
    for (const [field, value] of Object.entries({ kind, text, to, name }))
      form.append(`match.${at}.${field}`, value!);
  });
  expect(matchesOf(form)).toEqual([
    { kind: 'VEHICLE', text: 'ГАЗ Газель-Некстт', id: 'a', generationId: 'b' },
    { kind: 'DEVICE', text: 'ФМБ', name: 'FMB920' },
    { kind: 'DEVICE', text: 'LLS', id: 'd', generationId: null },
  ]);
});
