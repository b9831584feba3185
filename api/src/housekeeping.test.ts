import { expect, test } from 'vitest';
import { testApi } from '../test/api.ts';
import { buildPerson } from '../test/factories.ts';
import { keepHouse } from './housekeeping.ts';
import { Session } from './people/person.entity.ts';

const api = await testApi();

test('ended sessions and old failures of signing in go, live ones stay', async () => {
  const person = await buildPerson(api);
  const sessions = api.db.getRepository(Session);
  const at = (hours: number) => new Date(Date.now() + hours * 3600 * 1000);
  const session = (n: number, expiresAt: Date) => ({
    tokenHash: Buffer.alloc(32, n),
    personId: person.id,
    lastSeenAt: at(-48),
    expiresAt,
  });
  await sessions.save([session(1, at(-1)), session(2, at(1))]);
  await api.db.query('INSERT INTO sign_in_attempt VALUES ($1, 3, $2), ($3, 3, $4)', [
    'email:old',
    at(-30),
    'email:new',
    at(-1),
  ]);
  await keepHouse(api.app);
  expect((await sessions.findBy({ personId: person.id })).map(({ tokenHash }) => tokenHash[0])).toEqual([2]);
  expect(await api.db.query('SELECT key FROM sign_in_attempt')).toEqual([{ key: 'email:new' }]);
});
