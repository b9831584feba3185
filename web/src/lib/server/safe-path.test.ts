import { expect, it } from 'vitest';
import { safePath } from './safe-path.ts';

it.each(['/vehicles', '/search?q=can#2', '/'])('goes back to %s', (path) => {
  expect(safePath(path)).toBe(path);
});

it.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '',
  null,
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
])('never leaves the site for %j', (path) => {
  expect(safePath(path)).toBe('/');
});
