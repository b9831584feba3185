import { expect, it } from 'vitest';
import { isPronounceable } from './pronounceable.ts';

it.each(['распиновка', 'зажигание fmb920', 'датчик', 'взгляд', 'KWP', 'tracker'])(
  '«%s» may be words',
  (text) => {
    expect(isPronounceable(text)).toBe(true);
  },
);

it.each(['вфесршл', 'хфкгбыйдрф', 'датчик qwrtpsd'])('«%s» is no words', (text) => {
  expect(isPronounceable(text)).toBe(false);
});
