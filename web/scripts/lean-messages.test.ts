import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { leanMessage } from './lean-messages.ts';

const FOLDER = new URL('../src/lib/paraglide/messages/', import.meta.url);

/** What the one-expression form of a compiled message says in a language. */
function said(name: string, locale: string, inputs: Record<string, unknown> = {}): unknown {
  const lean = leanMessage(readFileSync(new URL(`${name}.js`, FOLDER), 'utf8'));
  const body = lean!.replace(/^import .*\n/, '').replace('export const', 'const');
  return new Function('getLocale', 'inputs', `${body}\nreturn ${name}(inputs);`)(() => locale, inputs);
}

it('says in each language what the compiled message says', () => {
  expect(said('kit_copy', 'ru')).toBe('Скопировать комплект');
  expect(said('kit_copy', 'en')).toBe('Copy the kit');
  expect(said('unit_mm2', 'ru', { value: '0,5' })).toBe('0,5 мм²');
});

it('knows the shape of every message that Paraglide compiled, but those with plural forms', () => {
  const compiled = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.js') && file !== '_index.js')
    .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));
  const unknown = compiled.filter((code) => !code.includes('registry.plural') && leanMessage(code) === null);
  expect(compiled.length).toBeGreaterThan(500);
  expect(unknown).toEqual([]);
});

it('leaves a message with plural forms as it is', () => {
  expect(leanMessage(readFileSync(new URL('use_wrong.js', FOLDER), 'utf8'))).toBeNull();
});
