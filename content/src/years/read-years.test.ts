import { describe, expect, it } from 'vitest';
import { readYears, yearsText } from './read-years.ts';

describe('years', () => {
  it.each([
    ['2019', 2019, 2019],
    ['2019 г.', 2019, 2019],
    ['08/2015', 2015, 2015],
    ['2015-08-01', 2015, 2015],
    ['2019-21', 2019, 2021],
    ["'19-'21", 2019, 2021],
    ['1998-02', 1998, 2002],
    ['2015–2023', 2015, 2023],
    ['2015 - 2023 гг.', 2015, 2023],
    ['01.2015-12.2018', 2015, 2018],
    ['с 2015 по 2023', 2015, 2023],
    ['с 2015 г. до 2018 г.', 2015, 2018],
    ['from 2015 to 2023', 2015, 2023],
    ['2019, 2020, 2021', 2019, 2021],
    ['2019/2020', 2019, 2020],
    ['с 2011', 2011, null],
    ['С 2011 года', 2011, null],
    ['начиная с 2011', 2011, null],
    ['08/2015–', 2015, null],
    ['2015 — н.в.', 2015, null],
    ['2015–настоящее время', 2015, null],
    ['2015-present', 2015, null],
    ['2011+', 2011, null],
    ['2015…', 2015, null],
    ['2015-08', 2015, 2015],
    ['по 2018', null, 2018],
    ['до 2018 г.в.', null, 2018],
    ['–2018', null, 2018],
    ['', null, null],
    ['все', null, null],
    ['2023–2015', 2023, 2015],
  ])('reads «%s»', (text, yearFrom, yearTo) => {
    expect(readYears(text)).toMatchObject({ yearFrom, yearTo });
  });

  it.each(['недавно', '19x0', '2019, 2021', 'Euro 5', '201', '2019-2020-2021'])(
    'reads no years in «%s»',
    (text) => {
      expect(readYears(text)).toBeNull();
    },
  );

  it('tells a year alone from one that only begins', () => {
    expect(readYears('2019')?.isSingle).toBe(true);
    expect(readYears('с 2019')?.isSingle).toBe(false);
  });

  it('writes what it reads', () => {
    for (const text of ['', '2019', '2019–2021', '2019–', '–2021'])
      expect(yearsText(readYears(text)!)).toBe(text);
  });
});
