import { expect, it } from 'vitest';
import { outcomeName, readFinishForm, reasonName, reportNoteName } from './finish-form.ts';

it('reports the devices that were told of, and gives each reason with its step', () => {
  const form = new FormData();
  form.set(reasonName('s1'), ' Нет мультиметра ');
  form.set(outcomeName('d1'), 'PARTLY');
  form.set(reportNoteName('d1'), 'Другой жгут');
  form.set(outcomeName('d2'), '');
  form.set(reportNoteName('d2'), 'не отправится');
  expect(readFinishForm(form)).toEqual({
    reasons: [{ stepId: 's1', reason: 'Нет мультиметра' }],
    reports: [{ deviceId: 'd1', outcome: 'PARTLY', note: 'Другой жгут' }],
  });
});
