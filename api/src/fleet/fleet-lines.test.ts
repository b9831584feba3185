import { describe, expect, it } from 'vitest';
import { readFleetLines } from './fleet-lines.ts';
import { isPlate, withoutPlates } from './number-plate.ts';

const read = (...lines: string[]) =>
  readFleetLines(lines.map((text) => ({ text }))).map(({ text, quantity, withNumber }) => [
    text,
    quantity,
    ...(withNumber ? [withNumber] : []),
  ]);

describe('a line of a fleet', () => {
  it.each<[string, (string | number)[]]>([
    ['ГАЗель Next 2019', ['ГАЗель Next 2019', 1]],
    ['ГАЗель Next 2019 - 3 шт.', ['ГАЗель Next 2019', 3]],
    ['ГАЗель Next 2019 (3 штуки)', ['ГАЗель Next 2019', 3]],
    ['MTZ 82.1 × 12', ['MTZ 82.1', 12]],
    ['MTZ 82.1 х 12', ['MTZ 82.1', 12]],
    ['12 x MTZ 82.1', ['MTZ 82.1', 12]],
    ['Нива 4x4', ['Нива 4x4', 1]],
    ['1. Камаз 5490, 4 units', ['Камаз 5490', 4]],
    ['Toyota Hilux 2018 12', ['Toyota Hilux 2018 12', 1]],
    ['Лада Гранта XTA 21990 0K 2766389 2 шт', ['Лада Гранта', 2]],
    ['КАМАЗ 5490, VIN: XTC 549005 J2512345', ['КАМАЗ 5490', 1]],
    ['Toyota Hilux 2,8 шторка', ['Toyota Hilux 2,8 шторка', 1]],
  ])('%s', (line, expected) => expect(read(line)).toEqual([expected]));

  it('leaves it to the catalogue whether the number at the end is a quantity or a name', () => {
    expect(read('BMW X5', 'ГАЗель Next x5', 'МАЗ - 203')).toEqual([
      ['BMW', 5, 'BMW X5'],
      ['ГАЗель Next', 5, 'ГАЗель Next x5'],
      ['МАЗ', 203, 'МАЗ - 203'],
    ]);
  });

  it('takes a quantity that is told apart from it before one in the text, and keeps its place', () => {
    const lines = [{ text: '' }, { text: 'BMW X5', quantity: 2 }];
    expect(readFleetLines(lines)).toEqual([{ at: 1, text: 'BMW X5', quantity: 2, withNumber: null }]);
  });

  it('is nothing where nothing stands in it', () => expect(read('', '   ', '\t;')).toEqual([]));

  it('keeps a VIN only where nothing else names the vehicle', () => {
    expect(read('Лада Гранта XTA219010K0123456', 'XTA219010K0123456')).toEqual([
      ['Лада Гранта', 1],
      ['XTA219010K0123456', 1],
    ]);
  });

  it.each(['ХТА219010К0123456', 'VIN XTA 219010 K0123456', 'вин: XTA2190I0K0123456', 'XTA21901OK0123456'])(
    'knows %s as one, however it was written',
    (vin) => expect(read(`Лада Гранта ${vin}`, vin)).toEqual([['Лада Гранта', 1], [vin, 1]]), // prettier-ignore
  );
});

describe('cells', () => {
  it('are told apart without a header', () => {
    expect(read('1\tГАЗель Next\t2019\tА123ВС77\t3', '2\tMazda\t6', 'MAN TGX; K 777 PP 178; 2')).toEqual([
      ['ГАЗель Next 2019', 3],
      ['Mazda 6', 1],
      ['MAN TGX', 2],
    ]);
  });

  it('are found by the words of a header, whatever else the table holds', () => {
    expect(
      read(
        '№\tГос. номер\tМарка\tМодель\tГод выпуска\tКол-во\tVIN\tВодитель',
        '1\tА123ВС77\tКАМАЗ\t5490\t2018 г.\t4\tXTC549005K2512345\tИванов',
        '2\tВ456ОР77\tLada\tGranta\t\t\t\tПетров',
      ),
    ).toEqual([
      ['КАМАЗ 5490 2018', 4],
      ['Lada Granta', 1],
    ]);
  });
});

describe('a number plate', () => {
  it.each([
    'А123ВС77',
    'а 123 вс 777',
    'AB 1234 77',
    '1234 АВ 77',
    '1234 AB-7',
    'AI 1234-5',
    '123 ABC 02',
    'К777РР',
  ])('%s is one', (plate) => expect(isPlate(plate)).toBe(true));

  it.each([
    'МАЗ 5440 А8',
    'КАМАЗ 65115',
    'Volvo FH 500',
    'ГАЗ 3302',
    'MTZ 82.1',
    'Mercedes-Benz Actros 1845',
    'Kia Rio 2019',
    'ПАЗ 3205-04',
  ])('%s is none', (vehicle) => expect(withoutPlates(vehicle)).toBe(vehicle));

  it('goes with the words before it', () => {
    expect(withoutPlates('КАМАЗ 5490 г/н А123ВС77, белый')).toBe('КАМАЗ 5490 , белый');
  });

  it('needs no region after such words, and needs it where it could be a name', () => {
    expect(withoutPlates('Газель г/н А123ВС, гос. номер: в 456 ор, номер K777PP')).toBe('Газель , ,');
    expect(withoutPlates('Газель С180ВТ номер 7')).toBe('Газель С180ВТ номер 7');
  });
});
