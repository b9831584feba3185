import { Client } from 'pg';
import { vi } from 'vitest';

/** Runs the work and counts the SQL statements that it sends, transactions' own ones left out. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    const texts = spy.mock.calls.map(([query]: unknown[]) =>
      typeof query === 'string' ? query : (query as { text: string }).text,
    );
    return texts.filter((text) => !/^(START TRANSACTION|COMMIT|ROLLBACK)/.test(text)).length;
  } finally {
    spy.mockRestore();
  }
}
