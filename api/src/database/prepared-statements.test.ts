import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';

const db = await testDatabase();

test('what is asked again and again is prepared, what looks for patterns planned for each of them', async () => {
  const kept = await db.transaction(async (tx) => {
    for (let n = 0; n < 8; n++) {
      await tx.query(`SELECT 'often' WHERE $1 = 'a'`, ['a']);
      await tx.query(`SELECT 'like' WHERE 'a' LIKE $1`, ['%a%']);
      await tx.query(`SELECT 'ilike' WHERE 'a' ILIKE $1`, ['%a%']);
      await tx.query(`SELECT 'expression' WHERE 'a' ~ $1`, ['a']);
      await tx.query(`SELECT 'of any case' WHERE 'a' ~* $1`, ['a']);
    }
    return await tx.query(`SELECT statement FROM pg_prepared_statements WHERE statement LIKE 'SELECT ''%'`);
  });
  expect(kept).toEqual([{ statement: `SELECT 'often' WHERE $1 = 'a'` }]);
});
