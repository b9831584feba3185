import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeKit, type ComputedItem } from './compute-kit.ts';
import { FitmentRole, FitmentState, type Fitment, type Qualifier } from './fitment.entity.ts';
import type { VehicleQuestion } from './kit-questions.ts';

describe('the rows that hold', () => {
  test('are those of the year', () => {
    const rows = [
      row('nidec', { yearFrom: 2016, yearTo: 2018 }),
      row('bosch-a', { yearFrom: 2019, yearTo: 2021 }),
      row('bosch-b', { yearFrom: 2022 }),
    ];
    const inKit = (year: number) => named(computeKit(rows, asked({ year })).items);
    expect([2018, 2020, 2022, 2026].map(inKit)).toEqual([['nidec'], ['bosch-a'], ['bosch-b'], ['bosch-b']]);
    expect(computeKit(rows, asked({ year: 2015 })).isUnknown).toBe(true);
  });

  test('are those of the generation', () => {
    const rows = [row('old', { generationId: 'g1' }), row('new', { generationId: 'g2' }), row('any')];
    const kit = computeKit(
      rows,
      asked({ generations: [{ id: 'g2', name: 'II' }], isGenerationSettled: true }),
    );
    expect(named(kit.items)).toEqual(['any', 'new']);
    expect(kit.openChoices).toEqual([]);
  });

  test('are those of the chosen options, in any case and spacing', () => {
    const rows = [
      row('robot', { qualifiers: [q('gearbox', 'Robot')] }),
      row('manual', { qualifiers: [q('gearbox', 'manual')] }),
      row('any'),
    ];
    const kit = computeKit(rows, asked({ options: [q('Gearbox ', ' robot')] }));
    expect(named(kit.items)).toEqual(['any', 'robot']);
    expect(kit.conditional).toEqual([]);
    expect(kit.openChoices).toEqual([]);
  });
});

describe('for one equipment in one role', () => {
  test('the generation beats narrow years, narrow years beat conditions', () => {
    const rows = [
      row('box', { quantity: 1 }),
      row('box', { quantity: 2, qualifiers: [q('a', '1'), q('b', '1')] }),
      row('box', { quantity: 3, yearFrom: 2015, yearTo: 2020 }),
      row('box', { quantity: 4, yearFrom: 2016, yearTo: 2017 }),
      row('box', { quantity: 5, generationId: 'g1' }),
    ];
    const of = (taken: Fitment[]) =>
      computeKit(
        taken,
        asked({
          year: 2016,
          generations: [{ id: 'g1', name: 'I' }],
          isGenerationSettled: true,
          options: [q('a', '1'), q('b', '1')],
        }),
      ).items.map(({ fitment }) => fitment.quantity);
    expect([5, 4, 3, 2, 1].map((count) => of(rows.slice(0, count)))).toEqual([[5], [4], [3], [2], [1]]);
  });

  test('what says "no" more exactly beats what says "yes", in every role', () => {
    const rows = [
      row('reader', { role: FitmentRole.OPTIONAL }),
      row('reader', { role: FitmentRole.RECOMMENDED }),
      row('reader', { state: FitmentState.NOT_COMPATIBLE, yearFrom: 2020 }),
    ];
    const kit = computeKit(rows, asked({ year: 2021 }));
    expect([kit.items, kit.conditional, named(kit.notCompatible)]).toEqual([[], [], ['reader']]);
    expect(computeKit(rows, asked({ year: 2019 })).items).toHaveLength(2);
  });

  test('what we confirmed beats a "no" that is as exact, and that beats a promise', () => {
    const no = row('reader', { state: FitmentState.NOT_COMPATIBLE });
    const seen = row('reader', { state: FitmentState.CONFIRMED_BY_US });
    const promise = row('reader', { state: FitmentState.SUPPORTED });
    expect(computeKit([no, seen, promise], asked({})).items).toEqual([{ fitment: seen, conditions: [] }]);
    expect(named(computeKit([promise, no], asked({})).notCompatible)).toEqual(['reader']);
  });

  test('a row that says UNKNOWN says nothing', () => {
    const unknown = row('reader', { state: FitmentState.UNKNOWN, generationId: 'g1' });
    const question = asked({ generations: [{ id: 'g1', name: 'I' }], isGenerationSettled: true });
    expect(computeKit([unknown], question)).toMatchObject({ isUnknown: true, items: [], notCompatible: [] });
    expect(named(computeKit([unknown, row('reader')], question).items)).toEqual(['reader']);
  });
});

describe('an open option', () => {
  const q2 = [
    row('Hyundai Q', { qualifiers: [q('package', 'Highway Driving Assist II')] }),
    row('Hyundai K', { qualifiers: [q('package', 'Highway Driving Assist')] }),
    row('comma 3X', { qualifiers: [q('package', 'Highway Driving Assist II')] }),
    row('comma 3X', { qualifiers: [q('package', 'Highway Driving Assist')] }),
  ];

  test('is asked where it decides, and what does not depend on it is sure', () => {
    const kit = computeKit(q2, asked({ year: 2022 }));
    expect(named(kit.items)).toEqual(['comma 3X']);
    expect(shown(kit.conditional)).toEqual([
      'Hyundai K if package: Highway Driving Assist',
      'Hyundai Q if package: Highway Driving Assist II',
    ]);
    expect(kit.openChoices).toEqual([
      { key: 'package', values: ['Highway Driving Assist', 'Highway Driving Assist II'] },
    ]);
  });

  test('is not asked where it decides nothing', () => {
    const rows = [
      row('tracker', { qualifiers: [q('gearbox', 'manual')] }),
      row('tracker', { qualifiers: [q('gearbox', 'robot')] }),
      row('relay'),
    ];
    const kit = computeKit(rows, asked({}));
    expect([named(kit.items), kit.conditional, kit.openChoices]).toEqual([['relay', 'tracker'], [], []]);
  });

  test('decides where only the programme number differs', () => {
    const rows = ['manual', 'robot'].map((value, i) =>
      row('can', { qualifiers: [q('gearbox', value)], programmeNumber: `20${i}` }),
    );
    expect(computeKit(rows, asked({}))).toMatchObject({ items: [], openChoices: [{ key: 'gearbox' }] });
  });

  test('of which rows know a single value leaves the vehicles without it', () => {
    const kit = computeKit(
      [row('nidec', { qualifiers: [q('package', 'Honda Sensing')] })],
      asked({ year: 2018 }),
    );
    expect(shown(kit.conditional)).toEqual(['nidec if package: Honda Sensing']);
    expect(kit.openChoices).toEqual([{ key: 'package', values: ['Honda Sensing', 'other'] }]);
  });

  test('of which rows know a plain yes may be no', () => {
    const rows = [row('reader', { qualifiers: [q('warranty', 'да')] })];
    const kit = computeKit(rows, asked({}));
    expect(kit.openChoices).toEqual([{ key: 'warranty', values: ['да', 'нет'] }]);
    const without = computeKit(rows, asked({ options: [q('warranty', 'нет')] }));
    expect([without.items, without.conditional, without.openChoices]).toEqual([[], [], []]);
  });

  test('turns a general row into the answer for everything else', () => {
    const rows = [
      row('sensor', { quantity: 1 }),
      row('sensor', { quantity: 2, qualifiers: [q('tanks', '2')] }),
    ];
    expect(shown(computeKit(rows, asked({})).conditional)).toEqual([
      'sensor if tanks: other',
      'sensor ×2 if tanks: 2',
    ]);
  });

  test('joins values that mean the same', () => {
    const rows = ['A', 'B', 'C'].map((value) =>
      row('can', { qualifiers: [q('package', value)], programmeNumber: value === 'C' ? '2' : '1' }),
    );
    expect(shown(computeKit(rows, asked({})).conditional)).toEqual([
      'can if package: A, package: B',
      'can if package: C',
    ]);
  });

  test('may rule a device out', () => {
    const kit = computeKit(
      [row('can'), row('can', { state: FitmentState.NOT_COMPATIBLE, qualifiers: [q('gearbox', 'robot')] })],
      asked({}),
    );
    expect(shown(kit.conditional)).toEqual(['can if gearbox: other']);
    expect(shown(kit.notCompatible)).toEqual(['can if gearbox: robot']);
  });

  test('keeps all alternatives of a group', () => {
    const rows = ['lls', 'dut'].map((id) => row(id, { role: FitmentRole.ONE_OF, group: 'fuel sensor' }));
    expect(named(computeKit(rows, asked({})).items)).toEqual(['dut', 'lls']);
  });
});

describe('a vehicle that is not told exactly', () => {
  test('is asked for its year, in the spans that decide', () => {
    const rows = [row('nidec', { yearFrom: 2016, yearTo: 2018 }), row('bosch', { yearFrom: 2019 })];
    const kit = computeKit(rows, asked({ made: { yearFrom: 1972, yearTo: null } }));
    expect(kit.items).toEqual([]);
    expect(shown(kit.conditional)).toEqual(['bosch if year: 2019–', 'nidec if year: 2016–2018']);
    expect(kit.openChoices).toEqual([{ key: 'year', values: ['1972–2015', '2016–2018', '2019–'] }]);
  });

  test('is not asked for its year where rows cover all of them', () => {
    const rows = [row('box', { yearFrom: 2010, yearTo: 2015 }), row('box', { yearFrom: 2016 })];
    const kit = computeKit(rows, asked({ made: { yearFrom: 2012, yearTo: null } }));
    expect([named(kit.items), kit.openChoices]).toEqual([['box'], []]);
  });

  test('is asked for its generation', () => {
    const generations = [
      { id: 'g1', name: 'ISF2.8' },
      { id: 'g2', name: 'Evotech' },
    ];
    const rows = [row('can', { generationId: 'g1' }), row('tracker')];
    const kit = computeKit(rows, asked({ year: 2019, generations }));
    expect(named(kit.items)).toEqual(['tracker']);
    expect(shown(kit.conditional)).toEqual(['can if generation: ISF2.8']);
    expect(kit.openChoices).toEqual([{ key: 'generation', values: ['ISF2.8', 'Evotech'] }]);
  });
});

describe('whatever the rows', () => {
  const value = fc.constantFrom('1', '2', '3');
  const qualifiers = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 })
    .chain((keys) => fc.tuple(...keys.map((key) => value.map((chosen) => q(key, chosen)))));
  const years = fc.option(fc.constantFrom([2010, 2014], [2012, 2020], [2015, null], [null, 2013]), {
    nil: [null, null],
  });
  const rows = fc.array(
    fc
      .record({
        equipmentId: fc.constantFrom('x', 'y'),
        role: fc.constantFrom(FitmentRole.REQUIRED, FitmentRole.OPTIONAL),
        state: fc.constantFrom(...Object.values(FitmentState)),
        quantity: fc.constantFrom(1, 2),
        generationId: fc.constantFrom(null, 'g1', 'g2'),
        qualifiers,
        years,
      })
      .map(({ equipmentId, years: [yearFrom = null, yearTo = null], ...rest }) =>
        row(equipmentId, { ...rest, yearFrom, yearTo }),
      ),
    { maxLength: 8 },
  );
  const question = fc.record({ year: fc.constantFrom(null, 2011, 2013, 2016) }).map(({ year }) =>
    asked({
      year,
      made: { yearFrom: 2008, yearTo: 2022 },
      generations: [
        { id: 'g1', name: 'I' },
        { id: 'g2', name: 'II' },
      ],
    }),
  );

  test('answering every open choice leaves exactly the items whose conditions were met', () => {
    fc.assert(
      fc.property(rows, question, fc.infiniteStream(fc.nat()), (given, open, picks) => {
        const kit = computeKit(given, open);
        const answers = kit.openChoices.map(({ key, values }) =>
          q(key, values[picks.next().value! % values.length]!),
        );
        const settled = computeKit(given, answered(open, answers));
        expect(settled.conditional).toEqual([]);
        expect(settled.openChoices).toEqual([]);
        const met = (items: ComputedItem[]) => items.filter(({ conditions }) => isMet(conditions, answers));
        expect(meaning(settled.items)).toEqual(meaning([...kit.items, ...met(kit.conditional)]));
        expect(refused(settled.notCompatible)).toEqual(refused(met(kit.notCompatible)));
      }),
      { numRuns: 2000 },
    );
  });

  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(rows, question, fc.infiniteStream(fc.nat()), (given, open, order) => {
        const shuffled = given
          .map((one) => ({ one, at: order.next().value! }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(computeKit(shuffled, open)).toEqual(computeKit(given, open));
      }),
    );
  });

  test('every item is a row for the vehicle, and a choice asked for has at least two answers', () => {
    fc.assert(
      fc.property(rows, question, (given, open) => {
        const kit = computeKit(given, open);
        for (const { fitment } of [...kit.items, ...kit.conditional]) {
          expect(given).toContain(fitment);
          expect([FitmentState.NOT_COMPATIBLE, FitmentState.UNKNOWN]).not.toContain(fitment.state);
          if (open.year !== null) {
            expect(fitment.yearFrom ?? open.year).toBeLessThanOrEqual(open.year);
            expect(fitment.yearTo ?? open.year).toBeGreaterThanOrEqual(open.year);
          }
        }
        for (const { values } of kit.openChoices) expect(new Set(values).size).toBeGreaterThan(1);
      }),
    );
  });
});

let counter = 0;
function row(equipmentId: string, with_: Partial<Fitment> = {}): Fitment {
  return {
    id: `row-${String(++counter).padStart(6, '0')}`,
    equipmentId,
    modelId: 'model',
    generationId: null,
    yearFrom: null,
    yearTo: null,
    state: FitmentState.SUPPORTED,
    reason: null,
    qualifiers: [],
    quantity: 1,
    role: FitmentRole.REQUIRED,
    group: null,
    programmeNumber: null,
    firmware: null,
    parameters: [],
    diagramId: null,
    note: null,
    source: null,
    version: 1,
    updatedAt: new Date(0),
    sourceKey: null,
    ...with_,
  };
}

function q(key: string, value: string): Qualifier {
  return { key, value };
}

function asked(with_: Partial<VehicleQuestion>): VehicleQuestion {
  return {
    made: { yearFrom: null, yearTo: null },
    year: null,
    generations: [],
    isGenerationSettled: false,
    options: [],
    other: 'other',
    ...with_,
  };
}

/** The question as it is asked again with the answers to its open choices. */
function answered(open: VehicleQuestion, answers: readonly Qualifier[]): VehicleQuestion {
  const of = (key: string) => answers.find((answer) => answer.key === key)?.value;
  const year = of('year');
  const generation = of('generation');
  return {
    ...open,
    options: answers,
    year: year ? Number(/\d{4}/.exec(year)![0]) : open.year,
    ...(generation && {
      generations: open.generations.filter(({ name }) => name === generation),
      isGenerationSettled: true,
    }),
  };
}

function isMet(conditions: readonly Qualifier[], answers: readonly Qualifier[]): boolean {
  return [...Map.groupBy(conditions, ({ key }) => key)].every(([key, any]) =>
    any.some(({ value }) => answers.some((answer) => answer.key === key && answer.value === value)),
  );
}

/** What people read in a list, each line once. */
function meaning(items: readonly ComputedItem[]): string[] {
  const lines = items.map(
    ({ fitment: { equipmentId, role, group, quantity, state } }) =>
      `${equipmentId} ${role} ${group} ${quantity} ${state}`,
  );
  return [...new Set(lines)].toSorted();
}

function refused(items: readonly ComputedItem[]): string[] {
  return [...new Set(items.map(({ fitment }) => fitment.equipmentId))].toSorted();
}

function named(items: readonly ComputedItem[]): string[] {
  return items.map(({ fitment }) => fitment.equipmentId).toSorted();
}

function shown(items: readonly ComputedItem[]): string[] {
  return items
    .map(({ fitment: { equipmentId, quantity }, conditions }) => {
      const times = quantity === 1 ? '' : ` ×${quantity}`;
      return `${equipmentId}${times} if ${conditions.map(({ key, value: of }) => `${key}: ${of}`).join(', ')}`;
    })
    .toSorted();
}
