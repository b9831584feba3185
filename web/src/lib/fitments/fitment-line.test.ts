import { describe, expect, it } from 'vitest';
import { checkLines } from './check-lines.ts';
import {
  changedCells,
  isBlank,
  type Line,
  makeLine,
  type Model,
  type Names,
  readLine,
  type Saved,
  toInput,
  toLine,
} from './fitment-line.ts';

const granta: Model = {
  id: 'granta',
  name: 'Granta',
  yearFrom: 2011,
  yearTo: null,
  make: { name: 'Lada' },
  generations: [{ id: 'g2', name: 'FL', yearFrom: 2018, yearTo: null }],
};
const names: Names = {
  equipment: (text) =>
    ({
      FMB920: [{ id: 'fmb', title: 'FMB920' }],
      FM: [
        { id: 'fmb', title: 'FMB920' },
        { id: 'fmc', title: 'FMC130' },
      ],
      XX: [],
    })[text],
  diagram: (text) =>
    ({
      'CAN Granta': [{ id: 'can', title: 'CAN Granta', number: 12 }],
      Granta: [
        { id: 'can', title: 'Granta', number: 12 },
        { id: 'power', title: 'Granta', number: 13 },
      ],
      XX: [],
    })[text],
  vehicle: (text) => (text === 'Lada Granta' ? [granta] : []),
};
const line = (with_: Partial<Line> = {}): Line => ({
  ...makeLine(),
  equipment: 'FMB920',
  vehicle: 'Lada Granta',
  ...with_,
});
const saved: Saved = {
  id: 'row',
  version: 3,
  equipment: { id: 'fmb', title: 'FMB920' },
  model: granta,
  generation: { id: 'g2', name: 'FL' },
  yearFrom: 2019,
  yearTo: null,
  state: 'PARTLY',
  reason: null,
  qualifiers: [{ key: 'gearbox', value: 'автомат' }],
  quantity: 2,
  role: 'ONE_OF',
  group: 'трекер',
  programmeNumber: '12048',
  firmware: null,
  parameters: [{ name: 'Пробег', availability: 'YES' }],
  diagram: { id: 'scheme', title: 'Granta', number: 14 },
  note: null,
  source: 'письмо',
};

describe('a line of the table', () => {
  it('comes back to the API as it was loaded, with its own of several schemes of one title', () => {
    const loaded = toLine(saved);
    expect(changedCells(loaded)).toEqual([]);
    const { read, problems } = readLine(loaded, names);
    expect(problems).toEqual({});
    expect(toInput(loaded, read)).toMatchObject({
      id: 'row',
      version: 3,
      equipmentId: 'fmb',
      modelId: 'granta',
      generationId: 'g2',
      yearFrom: 2019,
      yearTo: null,
      state: 'PARTLY',
      role: 'ONE_OF',
      qualifiers: [{ key: 'gearbox', value: 'автомат' }],
      quantity: 2,
      parameters: saved.parameters,
      diagramId: 'scheme',
    });
  });

  it('reads years, states, roles and conditions as people write them', () => {
    const { read, problems } = readLine(
      line({
        years: '08/2015–',
        state: 'не подходит',
        role: 'по желанию',
        conditions: 'коробка: робот',
        quantity: '1,5',
      }),
      names,
    );
    expect(problems).toEqual({});
    expect(read).toMatchObject({
      years: { yearFrom: 2015, yearTo: null },
      state: 'NOT_COMPATIBLE',
      role: 'OPTIONAL',
      qualifiers: [{ key: 'gearbox', value: 'робот' }],
      quantity: 1.5,
    });
  });

  it('says of every cell that it could not read why, and keeps its text', () => {
    const bad = line({
      equipment: 'XX',
      vehicle: '',
      years: 'недавно',
      state: 'может быть',
      role: 'иногда',
      conditions: 'коробка:',
      quantity: '-1',
    });
    const { problems } = readLine(bad, names);
    expect(Object.keys(problems).toSorted()).toEqual(
      ['conditions', 'equipment', 'quantity', 'role', 'state', 'vehicle', 'years'].toSorted(),
    );
    expect(bad.years).toBe('недавно');
    expect(readLine(line({ generation: 'III' }), names).problems.generation).toContain('FL');
  });

  it('reads parameters as people and exports write them, and schemes by what they are called', () => {
    const changed = line({ parameters: 'пробег +, топливо ?, обороты −', diagram: 'CAN Granta' });
    const { read, problems } = readLine(changed, names);
    expect(problems).toEqual({});
    expect(toInput(changed, read)).toMatchObject({
      parameters: [
        { name: 'пробег', availability: 'YES' },
        { name: 'топливо', availability: 'OPTION' },
        { name: 'обороты', availability: 'NO' },
      ],
      diagramId: 'can',
    });
    const emptied = { ...toLine(saved), parameters: '', diagram: '' };
    expect(toInput(emptied, readLine(emptied, names).read)).toMatchObject({
      parameters: [],
      diagramId: null,
    });
  });

  it('names the parameter that says nothing, and the schemes of one title by their numbers', () => {
    const { problems } = readLine(
      line({ parameters: 'Пробег: да; Топливо: иногда', diagram: 'Granta' }),
      names,
    );
    expect(problems.parameters).toContain('Топливо: иногда');
    expect(problems.parameters).not.toContain('Пробег: да; Топливо: иногда');
    expect(problems.diagram).toContain('Granta (№ 12); Granta (№ 13)');
    expect(readLine(line({ diagram: 'XX' }), names).problems.diagram).toBeTruthy();
    expect(readLine(line({ diagram: 'новая' }), names)).toMatchObject({ isPending: true, problems: {} });
  });

  it('asks which, where a name fits several, and waits for a name that is looked up', () => {
    expect(readLine(line({ equipment: 'FM' }), names).problems.equipment).toContain('FMC130');
    const pending = readLine(line({ equipment: 'новый' }), names);
    expect([pending.isPending, pending.problems]).toEqual([true, {}]);
  });

  it('is blank until somebody writes in it', () => {
    expect([isBlank(makeLine()), isBlank(line()), isBlank(toLine(saved))]).toEqual([true, false, false]);
  });
});

it('lines that contradict are named by their numbers in the table', () => {
  const lines = [line({ years: '2015-19' }), line({ years: '2018–2021', state: 'не подходит' })];
  const [finding] = checkLines(
    lines.map((one, i) => ({ line: one, read: readLine(one, names).read, at: i + 4 })),
  );
  expect(finding).toMatchObject({ isError: true, lines: [4, 5] });
  expect(finding!.text).toContain('Lada Granta 2018–2019');
  expect(finding!.text).toMatch(/5.*6/);
});
