import type { DataSource } from 'typeorm';

/** How many statements the database gets while `work` runs. */
export async function countSql(db: DataSource, work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const { createQueryRunner } = db;
  db.createQueryRunner = function (this: DataSource, ...args) {
    const runner = createQueryRunner.apply(this, args);
    const { query } = runner;
    runner.query = function (this: typeof runner, ...statement: Parameters<typeof query>) {
      count++;
      return query.apply(this, statement);
    } as typeof query;
    return runner;
  };
  try {
    await work();
  } finally {
    db.createQueryRunner = createQueryRunner;
  }
  return count;
}
