import { expect, test } from 'vitest';
import { testApi } from '../test/api.ts';

const api = await testApi();

test('everybody may know the address of the site', async () => {
  api.app.config.publicUrl = 'https://kb.example.com';
  expect((await api.ask('{ publicUrl }')).data).toEqual({ publicUrl: 'https://kb.example.com' });
});
