import { render } from 'svelte/server';
import { beforeAll, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { load } from './+page.server.ts';
import Page from './+page.svelte';

beforeAll(() => overwriteGetLocale(() => 'ru'));

const article = {
  number: 1017,
  slug: 'net-svyazi',
  path: '/wiki/net-svyazi',
  locale: 'ru',
  title: 'Нет связи',
  audience: 'PUBLIC',
  excerpt: '',
  updatedAt: '2026-11-01T00:00:00Z',
  html: '<p>…</p>',
  section: { names: { ru: 'Помощь', en: 'Help' } },
  translations: [{ locale: 'en', slug: 'no-signal' }],
};

it('names itself and its twins by the address that people type, whatever the proxy calls the host', async () => {
  const run = async () => ({ publicUrl: 'https://kb.example.com', entry: article });
  const url = new URL('http://10.0.0.7:3000/help/ru/net-svyazi');
  const data = await load({ url, params: { slug: 'net-svyazi' }, locals: { api: { run } } } as never);
  const { head } = render(Page, {
    props: { data: { ...data, locale: 'ru' } as never, params: {} as never, form: null } as never,
  });
  expect(head).toContain('rel="canonical" href="https://kb.example.com/help/ru/net-svyazi"');
  expect(head).toContain('hreflang="en" href="https://kb.example.com/help/en/no-signal"');
  expect(head).not.toContain('10.0.0.7');
});
