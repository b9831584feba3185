import express from 'express';
import { expect, test, vi } from 'vitest';
import { testApi } from '../../test/api.ts';
import { testHttp } from '../../test/http.ts';
import { createLog } from '../log.ts';
import { answerError } from './app.ts';

const api = await testApi();
const log = createLog({ ...api.app.config.log, level: 'error', format: 'text' });
const failing = express.Router();
failing.get('/search', () => {
  throw new Error('the database went away');
});
failing.use(answerError({ ...api.app, log }));
const http = await testHttp(api, failing);

test('the log of a failed request has its path and its cause, and no VIN that somebody asked about', async () => {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const answer = await http.fetch('/search?q=XTC549005J2512345');
  spy.mockRestore();
  expect([answer.status, await answer.text()]).toEqual([
    503,
    expect.stringContaining('Сервис сейчас не отвечает'),
  ]);
  expect(written.join('')).toContain('"path":"/search"');
  expect(written.join('')).toContain('the database went away');
  expect(written.join('')).not.toContain('XTC549005J2512345');
});
