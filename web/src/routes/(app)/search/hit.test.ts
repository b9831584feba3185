import { render } from 'svelte/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import Hit from './Hit.svelte';

beforeAll(() => overwriteGetLocale(() => 'ru'));

const entry = {
  path: '/wiki/shema-nivy',
  locale: 'ru',
  kind: 'ARTICLE',
  number: 1017,
  confidence: 'NOT_VALIDATED',
  updatedAt: '2026-11-01T00:00:00Z',
};

function rendered(file: object): string {
  const reason = { kind: 'FILE', anchor: null, parts: [{ text: 'бензонасос', hit: true }], file };
  const hit = { entry, vehicle: null, title: [{ text: 'Схема', hit: false }], snippet: [], reason };
  return render(Hit, { props: { hit: hit as never } }).body;
}

describe('a hit inside a file', () => {
  it('names the file and the page, and opens it there', () => {
    const html = rendered({ name: 'wiring.pdf', page: 3, sheet: null, href: '/files/f1/wiring.pdf#page=3' });
    expect(html).toContain('href="/files/f1/wiring.pdf#page=3"');
    expect(html).toContain('в файле wiring.pdf, стр. 3');
    expect(html).toContain('href="/wiki/shema-nivy"');
  });

  it('names the sheet of a workbook, and of a Word document the file alone', () => {
    const href = '/files/f1/x';
    expect(rendered({ name: 'fuses.xlsx', page: null, sheet: 'Реле', href })).toContain(
      'fuses.xlsx, лист «Реле»',
    );
    expect(rendered({ name: 'check.docx', page: null, sheet: null, href })).toMatch(/в файле check\.docx</);
  });
});
