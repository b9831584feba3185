import type { Qualifier } from '../../catalogue/fitment.entity.ts';

export interface Years {
  yearFrom: number | null;
  /** Included; null: to this day. */
  yearTo: number | null;
}

const glued = /^(.*\S)\s+((?:19|20)\d{2})(?:\s*[-–—]\s*(\d{4}|\d{2})|(\+))?(?:\s*\(([^()]*)\))?$/;

/**
 * Years that are glued to the name of a model: `RAV4 2019-21`, `Civic 2022`, `Venza 2021+`, `Corolla Cross 2022+ (US)`.
 * A name that ends in another number, `Silverado 1500`, keeps it.
 */
export function splitModelYears(text: string): { model: string } & Years {
  const parts = glued.exec(text.trim());
  if (!parts) return { model: text.trim(), yearFrom: null, yearTo: null };
  const [, model = '', first = '', last, open, remark] = parts;
  const yearFrom = Number(first);
  const yearTo = open ? null : last ? lastYear(yearFrom, last) : yearFrom;
  return { model: remark ? `${model} (${remark})` : model, yearFrom, yearTo };
}

/** `2019-21` ends in 2021, `1998-02` in 2002. */
function lastYear(first: number, last: string): number {
  if (last.length === 4) return Number(last);
  const year = Math.floor(first / 100) * 100 + Number(last);
  return year < first ? year + 100 : year;
}

/** The key under which an option of equipment stands among the conditions of a fitment. */
const packageKey = 'package';
const marketKey = 'market';

/**
 * Splits `Ioniq 5 (with HDA II)` into the model and what a vehicle of it must have. Words of the brackets join the
 * package of its own column; those that say where it is sold (`Korea only`) are a condition of their own. The package
 * `All` is no condition.
 */
export function splitVariant(name: string, pack: string): { model: string; qualifiers: Qualifier[] } {
  const [, model = name, inside = ''] = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(name) ?? [];
  const words = inside
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  const markets = words.filter((word) => /\bonly\b|только/i.test(word));
  const packages = [pack, ...words.filter((word) => !markets.includes(word))].filter(
    (word) => word !== '' && !/^(all|любая|все)$/i.test(word),
  );
  const qualifiers = [
    { key: packageKey, value: packages.join(', ') },
    { key: marketKey, value: markets.join(', ') },
  ];
  return { model: model.trim(), qualifiers: qualifiers.filter(({ value }) => value !== '') };
}
