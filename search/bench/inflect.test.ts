import { expect, test } from 'vitest';
import { inflected } from './inflect.ts';

test.each([
  ['подключение', 'подключения'],
  ['датчик', 'датчиком'],
  ['новых', 'новым'],
  ['настроить', 'настроил'],
  ['карточку', 'карточком'],
  ['CRM', 'CRM'],
  ['для', 'для'],
])('%s → %s', (word, other) => expect(inflected(word)).toBe(other));
