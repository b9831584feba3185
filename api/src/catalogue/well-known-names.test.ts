import { expect, test } from 'vitest';
import { demoCatalogue, hasCarsBase } from '../../test/vehicle-spellings/catalogue.ts';
import { nameKey, namesOf, namesOfMake } from './vehicle-names.ts';
import { wellKnownNames } from './well-known-names.ts';

test('a make is known under any of its names, a model within its make', () => {
  expect(wellKnownNames('Lada (ВАЗ)')).toContain('жигули');
  expect(wellKnownNames('ГАЗ', '66')).toEqual(wellKnownNames('GAZ', '66'));
  expect(wellKnownNames('УАЗ', 'Patriot')).toContain('патрик');
  expect(wellKnownNames('Jeep', 'Patriot')).toEqual([]);
  expect(wellKnownNames('Amkodor')).toEqual([]);
});

test.skipIf(!hasCarsBase)(
  'no nickname is the name of another vehicle: the two would become one on import',
  () => {
    const { makes, models } = demoCatalogue({ withCarsBase: true });
    const clashes = [
      ...clashesAmong(makes, namesOfMake),
      ...[...Map.groupBy(models, ({ makeId }) => makeId).values()].flatMap((own) =>
        clashesAmong(own, namesOf),
      ),
    ];
    expect(clashes).toEqual([]);
  },
);

function clashesAmong<T extends { id: string; aliases: readonly string[] }>(
  vehicles: readonly T[],
  names: (vehicle: T) => string[],
): string[] {
  return vehicles.flatMap((one) =>
    vehicles.flatMap((other) => {
      if (one === other) return [];
      const keys = new Set(names(other).map(nameKey));
      return one.aliases
        .filter((alias) => keys.has(nameKey(alias)))
        .map((alias) => `${one.id} «${alias}» ${other.id}`);
    }),
  );
}
