import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildSection } from '../../test/factories.ts';
import { Entry } from '../entries/entry.entity.ts';
import { Revision } from '../entries/revision.entity.ts';
import { columnOf, select, selectRows } from './rows.ts';

const api = await testApi();
let entry: Entry;
let other: Entry;

beforeAll(async () => {
  const sectionId = (await buildSection(api)).id;
  [entry, other] = [
    await buildEntry(api, { sectionId, tags: ['бак'] }),
    await buildEntry(api, { sectionId }),
  ];
  await api.db.getRepository(Entry).update(entry.id, { reviewAt: '2027-01-31' });
});

test('rows are what TypeORM makes of them, dates and documents included', async () => {
  for (const entity of [Entry, Revision] as const) {
    const rows = await selectRows<Entry | Revision>(api.db.manager, entity, 'one', 'ORDER BY one.id', {});
    const expected = await api.db.getRepository<Entry | Revision>(entity).find({ order: { id: 'ASC' } });
    expect(rows).toEqual(expected);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every((row) => row instanceof entity)).toBe(true);
  }
});

test('an array of one, of many and of none', async () => {
  const find = async (ids: string[]) => {
    const rows = await selectRows(api.db.manager, Entry, 'one', 'WHERE one.id = ANY(:ids)', { ids });
    return rows.map(({ id }) => id).toSorted();
  };
  expect(await find([entry.id])).toEqual([entry.id]);
  expect(await find([entry.id, other.id])).toEqual([entry.id, other.id].toSorted());
  expect(await find([])).toEqual([]);
});

test('a property is found under the name of its column', () => {
  expect(columnOf(api.db.manager, Entry, 'sectionId')).toBe('"section_id"');
});

test('what is asked again and again is prepared, and answers as before', async () => {
  await api.db.transaction(async (manager) => {
    const ask = (n: number) =>
      select(manager, 'SELECT :n::int + 1 AS more, :words::text[] AS words', { n, words: ['a', 'b'] });
    for (let n = 0; n < 10; n++) expect(await ask(n)).toEqual([{ more: n + 1, words: ['a', 'b'] }]);
    const prepared = await manager.query(
      `SELECT generic_plans + custom_plans AS runs FROM pg_prepared_statements WHERE statement LIKE '%AS more, %'`,
    );
    expect(Number(prepared[0]?.runs)).toBe(6);
    await expect(
      select(manager, 'SELECT :n::int + 1 AS more, :words::text[] AS words', { n: 'x', words: [] }),
    ).rejects.toThrow(/integer/);
  });
});
