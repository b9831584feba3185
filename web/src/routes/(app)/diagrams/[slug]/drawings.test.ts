import { error } from '@sveltejs/kit';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { Api } from '#lib/server/api.ts';
import { drawingsFor, unsent } from './drawings.ts';
import { DiagramDrawings } from './queries.ts';

beforeAll(() => overwriteGetLocale(() => 'ru'));

const drawings = { narrow: '<svg>1</svg>', wide: '<svg>2</svg>' };
const at = (query: string) => new URL(`http://here.example/diagrams/relay${query}`);

describe('the drawings of a diagram’s page', () => {
  it('come from the API, of the pins and in the letters that the address asks for', async () => {
    const run = vi.fn(async () => ({ entry: { diagram: drawings } }));
    const api = { run } as unknown as Api;
    expect(await drawingsFor(api, 'relay', at(''))).toEqual(drawings);
    await drawingsFor(api, 'relay', at('?wired=1&notation=DIN'));
    const asked = { slug: 'relay', narrow: 340, wide: 760 };
    expect(run.mock.calls).toEqual([
      [DiagramDrawings, { ...asked, notation: 'RU', wired: false }],
      [DiagramDrawings, { ...asked, notation: 'DIN', wired: true }],
    ]);
  });

  it('are left out where the API can’t make them, and the page is there all the same', async () => {
    const refusing = { run: async () => error(400, 'Сейчас рисуется слишком много схем.') };
    expect(await drawingsFor(refusing, 'relay', at(''))).toEqual({});
    const broken = { run: () => Promise.reject(new TypeError('a mistake of ours')) };
    await expect(drawingsFor(broken, 'relay', at(''))).rejects.toThrow('a mistake of ours');
  });

  it('are read by what renders the page, and not sent beside it', () => {
    const kept = unsent(drawings);
    expect([kept.narrow, kept.wide]).toEqual([drawings.narrow, drawings.wide]);
    expect(Object.keys(kept)).toEqual([]);
  });
});
