import { expect, it } from 'vitest';
import { readKitQuery } from './kit-query.ts';

it('reads the generation, the year and the options', () => {
  expect(
    readKitQuery(new URLSearchParams('generation=NEXT&year=2019&o.gearbox=AT&o.side=left&theme=x')),
  ).toEqual({
    generation: 'NEXT',
    year: 2019,
    options: [
      { key: 'gearbox', value: 'AT' },
      { key: 'side', value: 'left' },
    ],
  });
});

it.each(['year=19', 'year=abc', 'year=', 'o.=AT', 'o.gearbox='])('ignores %s', (query) => {
  expect(readKitQuery(new URLSearchParams(query))).toEqual({ generation: null, year: null, options: [] });
});
