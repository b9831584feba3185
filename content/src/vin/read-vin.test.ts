import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigitOf, readVin } from './read-vin.ts';
import { findVin } from './vin-shape.ts';

const read = (text: string) => readVin(text, 2026)!;
const signs = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

describe('what a VIN says', () => {
  interface Expected {
    country: string;
    region?: string;
    makes?: string[];
    modelYears: number[];
    problems?: number;
  }

  test.each<[string, Expected | undefined]>([
    // The examples of 49 CFR 565 and of the public descriptions of the check digit.
    ['1M8GDM9AXKP042788', { country: 'US', region: 'NORTH_AMERICA', modelYears: [1989] }],
    ['11111111111111111', undefined],
    ['1HGCM82633A004352', { country: 'US', makes: ['Honda'], modelYears: [2003] }],
    ['5YJSA1E27HF000337', { country: 'US', makes: ['Tesla'], modelYears: [2017] }],
    ['LGWEF4A57JF000014', { country: 'CN', modelYears: [2018], problems: 1 }],
    ['XTA210990Y2766389', { country: 'RU', makes: ['Lada'], modelYears: [2000] }],
    ['XTA219010D0123456', { country: 'RU', makes: ['Lada'], modelYears: [2013, 1983] }],
    ['XTC549005J2512345', { country: 'RU', makes: ['KAMAZ'], modelYears: [] }],
    ['X96330232G2123456', { country: 'RU', makes: ['ГАЗ'], modelYears: [2016, 1986] }],
    ['Y3M5440A8C0001234', { country: 'BY', makes: ['MAZ'], modelYears: [] }],
    ['WDB9634031L123456', { country: 'DE', makes: ['Mercedes-Benz'], modelYears: [] }],
    ['YS2R4X20005123456', { country: 'SE', makes: ['Scania'], modelYears: [] }],
    ['XTE110557Y0123456', { country: 'UA', makes: ['ЗАЗ'], modelYears: [] }],
  ])('%s', (vin, expected) => {
    if (!expected) return expect(readVin(vin, 2026)).toBeUndefined();
    const { country, region, makes, modelYears, problems = 0 } = expected;
    const reading = read(vin);
    expect(reading.problems).toHaveLength(problems);
    expect(reading.country).toBe(country);
    if (region) expect(reading.region).toBe(region);
    if (makes) expect(reading.maker?.makes).toEqual(makes);
    expect(reading.modelYears).toEqual(modelYears);
  });

  test('the seventh sign tells the cycle of a light vehicle of North America, and of no lorry', () => {
    const withCheckDigit = (vin: string) => vin.slice(0, 8) + checkDigitOf(vin) + vin.slice(9);
    expect(read(withCheckDigit('1FTFW1EF0EFA12345')).modelYears).toEqual([2014]);
    expect(read(withCheckDigit('1FTFW15F0EFA12345')).modelYears).toEqual([1984]);
    expect(read(withCheckDigit('1FUJA6CK0EDA12345')).modelYears).toEqual([2014, 1984]);
  });

  test('a maker that we do not know leaves its country; a small one is said to be small', () => {
    expect(read('X8Y12345678901234')).toMatchObject({ maker: null, country: 'RU', isSmallMaker: false });
    expect(read('X894837F0A0AB1234')).toMatchObject({ maker: null, country: 'RU', isSmallMaker: true });
    expect(read('B1234567890123456')).toMatchObject({ maker: null, country: null, region: 'AFRICA' });
  });
});

describe('a VIN that is not right', () => {
  test('is too short or too long, and says by how much', () => {
    expect(read('VIN XTA21099').problems).toEqual([{ kind: 'LENGTH', length: 8 }]);
    expect(read('XTA210990Y276638').problems).toEqual([{ kind: 'LENGTH', length: 16 }]);
    expect(read('XTA210990Y27663890').problems).toEqual([{ kind: 'LENGTH', length: 18 }]);
  });

  test('has I, O or Q: each place is named, and what it may have been', () => {
    expect(read('XTA21O99OY27663I9')).toMatchObject({
      problems: [
        { kind: 'SIGN', position: 6, sign: 'O', instead: '0' },
        { kind: 'SIGN', position: 9, sign: 'O', instead: '0' },
        { kind: 'SIGN', position: 16, sign: 'I', instead: '1' },
      ],
      suggestion: 'XTA210990Y2766319',
    });
  });

  test('has a wrong check digit, where one is asked for', () => {
    expect(read('1HGCM82643A004352').problems).toEqual([
      { kind: 'CHECK_DIGIT', position: 9, sign: '4', expected: '3' },
    ]);
    expect(read('XTA210991Y2766389').problems).toEqual([]);
    expect(read('WVWZZZ1KZAW123456').problems).toEqual([]);
  });

  test('has Cyrillic letters: they are read as what they look like, and named', () => {
    expect(read('ХТА210990Y2766389')).toMatchObject({
      vin: 'XTA210990Y2766389',
      folded: [1, 2, 3],
      problems: [],
    });
  });
});

describe('a VIN in a text', () => {
  test.each([
    ['газель x96330232g2123456 трекер', 'X96330232G2123456'],
    ['VIN: XTA 21099 0Y 2766389', 'XTA210990Y2766389'],
    ['XTA-210990-Y2766389', 'XTA210990Y2766389'],
    ['вин ХТА210990Y2766389', 'XTA210990Y2766389'],
    ['лада XTA 21099 0Y 2766389 2 шт', 'XTA210990Y2766389'],
    ['КАМАЗ 5490, XTC 549005 J2512345, трекер FMB920', 'XTC549005J2512345'],
    ['А123ВС77 Y3M-5440A8-C0001234 2018', 'Y3M5440A8C0001234'],
    ['ауди WAUZ ZZ8K 9BA1 2345 6', 'WAUZZZ8K9BA123456'],
    ['гольф WVWZZZ 1KZ AW123456 трекер', 'WVWZZZ1KZAW123456'],
    ['XTA 21O99 OY 2766389', 'XTA21O99OY2766389'],
  ])('%s', (text, vin) => expect(read(text).vin).toBe(vin));

  test.each([
    'газель некст 2019',
    'Toyota Hilux 2018 12',
    'камаз 651150 2018 12',
    'Lada Niva 2121 4123 1',
    'МАЗ 543403 2018 1234',
    'Scania R440 4x2 2019 FMB920 2',
    'КАМАЗ 65115 А4 2019 DUT-E 485 2 шт',
    'камаз 5490 2018',
    'тойота ленд крузер 200 2016',
    'FMB920 1.7300-2230',
    '375291234567',
    '89701010000000000017',
    'винтовой компрессор 2016',
    'вин не нашёл',
    '',
  ])('«%s» has none', (text) => expect(readVin(text, 2026)).toBeUndefined());
});

test('what stands around a VIN in groups is left of the text', () => {
  expect(findVin('лада XTA 21099 0Y 2766389 2 шт')?.rest).toBe('лада 2 шт');
  expect(findVin('газель, VIN: X96 330232 G2123456, 2 шт')?.rest).toBe('газель, , 2 шт');
});

test('a long text is looked through once', () =>
  expect(findVin('XTA 21099 '.repeat(100_000))).toBeUndefined());

test('whatever is typed is read or not, and never fails', () => {
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void readVin(text, 2026)));
});

test('one wrong sign never passes the check digit, unless the two are worth the same', () => {
  const body = fc.array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 });
  fc.assert(
    fc.property(body, fc.nat(16), fc.constantFrom(...signs), (all, at, other) => {
      const vin = all.join('');
      const right = vin.slice(0, 8) + checkDigitOf(vin) + vin.slice(9);
      if (at === 8) return;
      const wrong = right.slice(0, at) + other + right.slice(at + 1);
      const worth = (sign: string) => checkDigitOf(`${sign.padStart(8, '0')}0${'0'.repeat(8)}`);
      const isNoticed = checkDigitOf(wrong) !== wrong.charAt(8);
      expect(isNoticed).toBe(worth(right.charAt(at)) !== worth(other));
    }),
  );
});
