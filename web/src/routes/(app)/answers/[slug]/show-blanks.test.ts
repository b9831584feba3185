import type { Blank } from '@fieldlore/content';
import { expect, it } from 'vitest';
import { htmlWithLabels, textParts } from './show-blanks.ts';

const blanks: Blank[] = [{ name: 'client.name', label: 'Имя <клиента>', type: 'TEXT', choices: [] }];

it('shows open blanks of a plain text by their labels', () => {
  expect(textParts('Здравствуйте, {{client.name}}! Ждём {{ visit.date }}', blanks)).toEqual([
    { text: 'Здравствуйте, ', hit: false },
    { text: 'Имя <клиента>', hit: true },
    { text: '! Ждём ', hit: false },
    { text: 'visit.date', hit: true },
  ]);
});

it('leaves a text without open blanks whole', () => {
  expect(textParts('Готово.', blanks)).toEqual([{ text: 'Готово.', hit: false }]);
});

it('escapes labels that go into HTML', () => {
  expect(htmlWithLabels('<p>{{client.name}}</p>', blanks)).toBe('<p><mark>Имя &lt;клиента&gt;</mark></p>');
});
