import { expect, it } from 'vitest';
import { answerText, visitAsText } from './visit-words.ts';

const question = (text: string, answer: string, value: string | null) => ({ text, answer, value });

it('says an answer in words, and that nobody asked by nothing', () => {
  expect(answerText(question('?', 'YES_NO', 'NO'))).toBe('нет');
  expect(answerText(question('?', 'TEXT', 'YES'))).toBe('YES');
  expect(answerText(question('?', 'YES_NO', null))).toBeNull();
});

it('writes a visit for a messenger: devices, questions with answers, the link', () => {
  const visit = {
    model: { name: '5490', make: { name: 'КАМАЗ' } },
    generation: null,
    year: 2018,
    label: 'борт 14',
    note: '',
    plannedOn: '2026-11-24',
    assignedTo: { name: 'Виктор Санько' },
    devices: [
      { title: 'Трекер', quantity: 1 },
      { title: 'ДУТ', quantity: 2 },
    ],
    questions: [question('Есть масса?', 'YES_NO', 'YES'), question('Сколько баков?', 'NUMBER', null)],
  };
  expect(visitAsText(visit, 'https://kb.example/visits/1')).toBe(
    'КАМАЗ 5490 2018 · борт 14\n24 ноября 2026 г. · Едет Виктор Санько\n\n— Трекер\n— 2 × ДУТ\n\n' +
      'Есть масса?\n→ да\nСколько баков?\n→ не спросили\n\nhttps://kb.example/visits/1',
  );
});
