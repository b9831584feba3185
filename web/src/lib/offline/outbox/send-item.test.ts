import { afterEach, expect, it, vi } from 'vitest';
import type { Item } from './items.ts';
import { sendItem } from './send-item.ts';

afterEach(() => void vi.unstubAllGlobals());

const page = (status: number) => new Response('<h1>nginx</h1>', { status });
const photos = [{ id: 'p1', name: 'loom.jpg', blob: new Blob(['x']) }];
const item = { kind: 'INSTALLATION', input: { note: '' }, photos, personId: 'i1' } as unknown as Item;

it.each([
  ['a photo that a proxy finds too large is refused, and named', page(413), 'REFUSED', 'loom.jpg'],
  ['a proxy whose server is away has said nothing of the photo', page(502), 'OFFLINE', ''],
  ['a page of a network that wants to be paid first is no answer', page(200), 'OFFLINE', ''],
])('%s', async (_, said, kind, named) => {
  vi.stubGlobal('fetch', () => Promise.resolve(said));
  const answer = await sendItem(item, () => Promise.resolve());
  expect(answer.kind).toBe(kind);
  expect('message' in answer ? answer.message : '').toContain(named);
});
