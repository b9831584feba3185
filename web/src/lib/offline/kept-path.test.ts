import { expect, it } from 'vitest';
import { keptPathFor } from './kept-path.ts';

const PAGES = [
  { path: '/vehicles/kamaz/5490?year=2018&o.gearbox=AT', kind: 'KIT', number: null },
  { path: '/diagrams/starter', kind: 'DIAGRAM', number: 12 },
];

const asked = (path: string) => keptPathFor(PAGES, new URL(path, 'http://kept'));

it.each([
  ['/diagrams/starter?notation=en', PAGES[1]!.path],
  ['/e/12', PAGES[1]!.path],
  ['/vehicles/kamaz/5490', PAGES[0]!.path],
  ['/vehicles/kamaz/5490?o.gearbox=AT&year=2018', PAGES[0]!.path],
  ['/vehicles/kamaz/5490?year=2018&found=kamaz', PAGES[0]!.path],
])('%s is kept as %s', (path, kept) => {
  expect(asked(path)).toBe(kept);
});

it.each(['/vehicles/kamaz/5490?year=2020', '/vehicles/kamaz/5490?o.gearbox=MT', '/e/13', '/diagrams/other'])(
  '%s is not what is kept',
  (path) => {
    expect(asked(path)).toBeUndefined();
  },
);
