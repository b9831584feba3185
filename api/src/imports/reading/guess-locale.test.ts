import { describe, expect, it } from 'vitest';
import { guessLocale, localeInPath, withoutLocale } from './guess-locale.ts';

describe('the language of a source', () => {
  it.each([
    ['ru/guide/start.html', 'ru'],
    ['en-US/guide/start.html', 'en'],
    ['osticket-ru/email/a.yaml', 'ru'],
    ['help_en/index.md', 'en'],
    ['trucks/running.md', null],
    ['garden/menu.md', null],
  ])('is named by %s: %s', (path, locale) => expect(localeInPath(path)).toBe(locale));

  it('is Russian where Russian words stand among English names', () => {
    expect(guessLocale('Подключите FMB920 по схеме CAN_H, CAN_L')).toBe('ru');
    expect(guessLocale('Connect the tracker as it is drawn on the sheet “Схема”')).toBe('en');
    expect(guessLocale('123')).toBe('en');
  });

  it('leaves the twins of two languages one path', () => {
    expect(withoutLocale('ru/guide/start')).toBe(withoutLocale('en-US/guide/start'));
    expect(withoutLocale('osticket-ru/email/a')).toBe('osticket/email/a');
    expect(withoutLocale('trucks/en.guide')).toBe('trucks/.guide');
  });
});
