import { expect, it } from 'vitest';
import type { VisitKit_ItemFragment } from '#lib/graphql/generated.ts';
import { devicesOf, usualDevices } from './device-choice.ts';

const item = (id: string, role: VisitKit_ItemFragment['role'], group: string | null = null) => ({
  quantity: 1,
  role,
  group,
  conditions: [],
  equipment: { id, title: id },
  fitment: { id },
});
const kit = {
  items: [
    item('relay', 'OPTIONAL'),
    item('harness', 'RECOMMENDED'),
    item('big', 'ONE_OF', 'трекер'),
    item('small', 'ONE_OF', 'трекер'),
    item('rod', 'ONE_OF', 'датчик'),
    item('fuse', 'REQUIRED'),
  ],
  conditional: [item('adapter', 'REQUIRED')],
};

it('ticks what is sure and needed, and one of each choice', () => {
  expect([...usualDevices(kit)]).toEqual(['fuse', 'big', 'rod', 'harness']);
});

it('lists what is needed most first, what depends on an answer too', () => {
  expect(devicesOf(kit).map(({ fitment }) => fitment.id)).toEqual([
    'fuse',
    'adapter',
    'big',
    'small',
    'rod',
    'harness',
    'relay',
  ]);
});
