import { expect, it } from 'vitest';
import { readKitQuery, writeKitQuery } from './kit-query.ts';

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

it('writes the address that it reads', () => {
  const asked = { generation: 'I FL', year: 2019, options: [{ key: 'коробка', value: 'АКПП & робот' }] };
  expect(readKitQuery(new URLSearchParams(writeKitQuery(asked)))).toEqual(asked);
  expect(writeKitQuery({ generation: null, year: null, options: [] })).toBe('');
});
