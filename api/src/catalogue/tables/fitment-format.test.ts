import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deviceColumns } from './device-columns.ts';
import { devicePinColumns } from './device-pin-columns.ts';
import { fitmentColumns } from './fitment-columns.ts';
import { vehicleColumns } from './vehicle-columns.ts';

const page = readFileSync(new URL('../../../../docs/fitment-format.md', import.meta.url), 'utf8');

it.each([
  ['Fitments', fitmentColumns],
  ['Vehicles', vehicleColumns],
  ['Devices', deviceColumns],
  ['Pins of devices', devicePinColumns],
] as [string, readonly { key: string; title: { en: string } }[]][])(
  'docs/fitment-format.md tells every column of %s, and no other',
  (heading, columns) => {
    const part = page.split(/^## /m).find((text) => text.startsWith(heading))!;
    const told = [...part.matchAll(/^\| `(\w+)`\s*\| ([^|]+?)\s*\|/gm)].map(([, key, title]) => [key, title]);
    const known = columns.map(({ key, title }) => [key, title.en]);
    expect(told.toSorted()).toEqual(known.toSorted());
  },
);
