import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { plural } from '../src/lib/paraglide/registry.js';
import { leanMessage } from './lean-messages.ts';

const FOLDER = new URL('../src/lib/paraglide/messages/', import.meta.url);

/** What the one-expression form of a compiled message says in a language. */
function said(name: string, locale: string, inputs: Record<string, unknown> = {}): unknown {
  const lean = leanMessage(readFileSync(new URL(`${name}.js`, FOLDER), 'utf8'));
  const body = lean!.replaceAll(/^import .*\n/gm, '').replace('export const', 'const');
  const speak = new Function('getLocale', 'plural', 'inputs', `${body}\nreturn ${name}(inputs);`);
  return speak(() => locale, plural, inputs);
}

it('says in each language what the compiled message says', () => {
  expect(said('kit_copy', 'ru')).toBe('Скопировать комплект');
  expect(said('kit_copy', 'en')).toBe('Copy the kit');
  expect(said('unit_mm2', 'ru', { value: '0,5' })).toBe('0,5 мм²');
});

it.each([
  ['ru', 1, '1 запись'],
  ['ru', 3, '3 записи'],
  ['ru', 25, '25 записей'],
  ['en', 1, '1 entry'],
  ['en', 3, '3 entries'],
])('says the plural form that %s has for %i', (locale, count, text) => {
  expect(said('entries_count', locale, { count })).toBe(text);
});

it('knows the shape of every message that Paraglide compiled', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.js') && file !== '_index.js');
  const unknown = files.filter((file) => leanMessage(readFileSync(new URL(file, FOLDER), 'utf8')) === null);
  expect(files.length).toBeGreaterThan(500);
  expect(unknown).toEqual([]);
});
