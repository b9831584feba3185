import { readFileSync } from 'node:fs';
import { type CatalogueNames, VehicleIndex } from '../../src/catalogue/vehicle-index.ts';
import { nameKey, namesOfMake } from '../../src/catalogue/vehicle-names.ts';

/** A vehicle as people write it, and what they mean. */
export interface Spelling {
  /** `demo`: the demo's vehicles are enough to know it; `all`: it needs the public list too. */
  catalogue: 'demo' | 'all';
  /** What makes it hard: typing mistakes, the wrong keyboard layout, a nickname … */
  class: string;
  text: string;
  /** Make and model as the catalogue names them; `-` for a make that lacks this model. */
  vehicles: { make: string; model: string }[];
  year: number | null;
}

export interface WrongSpelling {
  text: string;
  class: string;
  wanted: string;
  found: string;
}

export interface Figures {
  spellings: number;
  /** The share whose first answer is the vehicle meant, in the year that the text names. */
  accuracyAt1: number;
  byClass: Record<string, { spellings: number; accuracyAt1: number }>;
  wrong: WrongSpelling[];
}

const thisYear = 2026;

/** @param file `spellings.tsv` beside this file, or another of its form */
export function readSpellings(file: URL = new URL('spellings.tsv', import.meta.url)): Spelling[] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [catalogue = '', kind = '', text = '', vehicles = '', year = ''] = line.split('\t');
    return {
      catalogue: catalogue as Spelling['catalogue'],
      class: kind,
      text,
      vehicles: vehicles.split(';').map((vehicle) => {
        const [make = '', model = ''] = vehicle.split('/');
        return { make, model };
      }),
      year: year ? Number(year) : null,
    };
  });
}

/** How many of the spellings the first answer is right for. */
export function measureRecognition(names: CatalogueNames, spellings: readonly Spelling[]): Figures {
  const index = new VehicleIndex(names);
  const makes = new Map(names.makes.map((make) => [make.id, make]));
  const models = new Map(names.models.map((model) => [model.id, model]));
  const results = spellings.map((spelling) => {
    const [first] = index.recognize(spelling.text, 5, thisYear);
    const make = first && makes.get(first.makeId)!;
    const model = first?.modelId ? models.get(first.modelId)! : null;
    const isMeant = spelling.vehicles.some(
      (wanted) =>
        make &&
        namesOfMake(make).some((name) => nameKey(name) === nameKey(wanted.make)) &&
        (wanted.model === '-' ? model === null : model && nameKey(model.name) === nameKey(wanted.model)),
    );
    const found = [make?.name, model?.name, first?.year].filter(Boolean).join(' ');
    return { spelling, found, isRight: isMeant && first?.year === spelling.year };
  });
  const share = (of: typeof results) =>
    Number((of.filter(({ isRight }) => isRight).length / of.length).toFixed(4));
  const classes = Map.groupBy(results, ({ spelling }) => spelling.class);
  return {
    spellings: results.length,
    accuracyAt1: share(results),
    byClass: Object.fromEntries(
      [...classes].map(([name, of]) => [name, { spellings: of.length, accuracyAt1: share(of) }]),
    ),
    wrong: results.flatMap(({ spelling: { text, class: kind, vehicles, year }, found, isRight }) =>
      isRight
        ? []
        : [
            {
              text,
              class: kind,
              wanted: [vehicles.map(({ make, model }) => `${make} ${model}`).join(' / '), year]
                .filter(Boolean)
                .join(' '),
              found,
            },
          ],
    ),
  };
}
