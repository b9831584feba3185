import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { VehicleIndex, type CatalogueNames } from './vehicle-index.ts';

/** The public list of 411 makes and 4,752 models, beside the project on the machines that have it. */
const carsBase = new URL('../../../../shared/data/01-fitment/cars-base-ru/cars.json', import.meta.url);
const thisYear = 2026;

const small = new VehicleIndex({
  makes: [
    make('gaz', 'GAZ', 'ГАЗ', ['Горьковский автозавод']),
    make('mtz', 'MTZ', 'МТЗ', ['Беларус', 'Belarus']),
    make('lada', 'Lada (ВАЗ)', 'Лада', []),
    make('jcb', 'JCB', 'Джей Си Би', []),
    make('toyota', 'Toyota', 'Тойота', []),
    make('peugeot', 'Peugeot', 'Пежо', []),
    make('chevrolet', 'Chevrolet', 'Шевроле', ['шеви']),
  ],
  models: [
    model('next', 'gaz', 'GAZelle Next', 'ГАЗель Next', ['газель некст']),
    model('mtz821', 'mtz', 'Belarus-82.1', 'Беларус-82.1', ['МТЗ 82.1', 'MTZ-82.1']),
    model('granta', 'lada', 'Granta', 'Гранта', [], 2011, null),
    model('2121', 'lada', '2121 (4x4)', '2121 (4x4)', ['Нива'], 1977, 2021),
    model('lada-niva', 'lada', 'Niva', 'Нива', [], 2020, 2021),
    model('chevy-niva', 'chevrolet', 'Niva', 'Нива', ['шнива'], 2002, 2020),
    model('3cx', 'jcb', '3CX', '', []),
    model('rav4', 'toyota', 'RAV4', 'Рав4', []),
    model('308', 'peugeot', '308', '308', []),
    model('2008', 'peugeot', '2008', '2008', [], 2013, null),
  ],
  generations: [
    {
      id: 'diesel',
      modelId: 'next',
      name: 'Next ISF2.8',
      aliases: ['некст камминз'],
      yearFrom: 2013,
      yearTo: null,
    },
    {
      id: 'petrol',
      modelId: 'next',
      name: 'Next Evotech',
      aliases: ['некст эвотек'],
      yearFrom: 2014,
      yearTo: null,
    },
    { id: 'xa40', modelId: 'rav4', name: 'XA40', aliases: [], yearFrom: 2013, yearTo: 2018 },
    { id: 'xa50', modelId: 'rav4', name: 'XA50', aliases: [], yearFrom: 2019, yearTo: null },
  ],
});

describe('a vehicle in free text', () => {
  test.each([
    ['газель некст 2019', 'next', 2019],
    ['GAZelle-NEXT', 'next', null],
    ['MTZ 82.1', 'mtz821', null],
    ['мтз82.1', 'mtz821', null],
    ['Lada Granta 2019', 'granta', 2019],
    ['Гранта', 'granta', null],
    ['ВАЗ Гранта 2019 г.в.', 'granta', 2019],
    ['2121 (4x4)', '2121', null],
    ['2121 4х4 (Cyrillic х)', '2121', null],
    ['3СХ', '3cx', null],
    ['toyota rav4 2021', 'rav4', 2021],
    ['тойота рав 4', 'rav4', null],
    ['шеви нива 2015', 'chevy-niva', 2015],
    ['шнива', 'chevy-niva', null],
    ['peugeot 2008', '2008', null],
    ['peugeot 2008 2020', '2008', 2020],
    ['peugeot 308 2008', '308', 2008],
  ])('%s', (text, modelId, year) => {
    expect(small.recognize(text, 5, thisYear)[0]).toMatchObject({ modelId, year });
  });

  test('one letter wrong, missing or swapped still finds it', () => {
    for (const text of ['грантв', 'грната', 'Tayota RAV4', 'пежоо 308'])
      expect(small.recognize(text, 1, thisYear)[0]?.modelId, text).toBeTruthy();
  });

  test('a wrong digit is another vehicle', () => {
    expect(small.recognize('peugeot 309', 5, thisYear)).toEqual([
      expect.objectContaining({ makeId: 'peugeot', modelId: null }),
    ]);
  });

  test('a make alone is a make', () => {
    expect(small.recognize('тойота', 1, thisYear)).toEqual([
      expect.objectContaining({ makeId: 'toyota', modelId: null, score: 1 }),
    ]);
  });

  test('a whole name stands before a beginning, a beginning before a mistake', () => {
    const scores = ['granta', 'grant', 'grenta'].map((text) => small.recognize(text, 1, thisYear)[0]!.score);
    expect(scores.toSorted((a, b) => b - a)).toEqual(scores);
    expect(new Set(scores).size).toBe(3);
  });

  test('the generation follows from its name, or from a year in which only one was made', () => {
    expect(small.recognize('газель некст камминз', 1, thisYear)[0]).toMatchObject({ generationId: 'diesel' });
    expect(small.recognize('газель некст 2019', 1, thisYear)[0]).toMatchObject({ generationId: null });
    expect(small.recognize('rav4 2016', 1, thisYear)[0]).toMatchObject({ generationId: 'xa40' });
    expect(small.recognize('rav4 XA50', 1, thisYear)[0]).toMatchObject({ generationId: 'xa50' });
  });

  test('of two vehicles with one name, the one made in the year comes first, and both are named', () => {
    const found = (text: string) => small.recognize(text, 5, thisYear).map(({ modelId }) => modelId);
    expect(found('нива 2010').slice(0, 2).toSorted()).toEqual(['2121', 'chevy-niva']);
    expect(found('нива 2021').indexOf('chevy-niva')).toBeGreaterThan(found('нива 2021').indexOf('lada-niva'));
  });

  test('text without a vehicle finds none', () => {
    for (const text of ['', '   ', '???', 'как поменять масло', '2019'])
      expect(small.recognize(text, 5, thisYear), text).toEqual([]);
  });
});

describe.skipIf(!existsSync(carsBase))('the whole list of cars-base.ru', () => {
  const index = existsSync(carsBase) ? new VehicleIndex(read()) : small;

  test.each([
    ['Гранта', 'VAZ_GRANTA'],
    ['lada granta 2019', 'VAZ_GRANTA'],
    ['2121 (4x4)', 'VAZ_2121'],
    ['toyota rav4 2021', 'TOYOTA_RAV_4'],
    ['хонда цивик 2018', 'HONDA_CIVIC'],
    ['vw tiguan', 'VOLKSWAGEN_TIGUAN'],
    ['фольксваген тигуан', 'VOLKSWAGEN_TIGUAN'],
    ['Mersedes Actros', null],
  ])('%s', (text, modelId) => {
    const [first] = index.recognize(text, 5, thisYear);
    if (modelId) expect(first?.modelId).toBe(modelId);
    else expect(first?.makeId).toBe('MERCEDES');
  });
});

function make(id: string, name: string, nameCyrillic: string, aliases: string[]) {
  return { id, name, nameCyrillic, aliases };
}

function model(
  id: string,
  makeId: string,
  name: string,
  nameCyrillic: string,
  aliases: string[],
  yearFrom: number | null = null,
  yearTo: number | null = null,
) {
  return { id, makeId, name, nameCyrillic, aliases, yearFrom, yearTo };
}

function read(): CatalogueNames {
  interface Row {
    id: string;
    name: string;
    cyrillic_name: string;
    year_from: number;
    year_to: number;
  }
  const rows = JSON.parse(readFileSync(carsBase, 'utf8')) as (Row & { models: Row[] })[];
  return {
    makes: rows.map((row) => make(row.id, row.name, row.cyrillic_name, [])),
    models: rows.flatMap((row) =>
      row.models.map((own) =>
        model(own.id, row.id, own.name, own.cyrillic_name, [], own.year_from, own.year_to),
      ),
    ),
    generations: [],
  };
}
