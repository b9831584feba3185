import { expect, it } from 'vitest';
import { filePath } from './file-path.ts';

it('asks for a smaller picture as the API understands it', () => {
  expect(filePath('f1')).toBe('/files/f1');
  expect(filePath('f1', 640)).toBe('/files/f1?w=640');
});
