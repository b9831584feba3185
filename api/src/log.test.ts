import { QueryFailedError } from 'typeorm';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

test('a failed statement is logged without what it was given', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', format: 'json' }, { write: (line) => void lines.push(line) });
  const refused = Object.assign(new Error('duplicate key'), {
    detail: 'Key (email)=(anna@example.com) exists',
  });
  const error = new QueryFailedError('INSERT INTO person VALUES ($1)', ['anna@example.com'], refused);
  log.error({ err: error, requestId: 'r1' }, 'a request failed');
  expect(lines.join()).toContain('INSERT INTO person');
  expect(lines.join()).toContain('r1');
  expect(lines.join()).not.toContain('anna');
});
