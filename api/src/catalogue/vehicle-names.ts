import { slugOf } from '@fieldlore/content';
import type { Generation, Make, VehicleModel } from './vehicle.entity.ts';

/** Longer than any name; an address is cut, a name must not be. */
const longest = 400;

/** Cyrillic capitals that look like Latin ones: an «А8» on a type plate is as often one as the other. */
const twins: Record<string, string> = {
  а: 'a', в: 'b', с: 'c', е: 'e', н: 'h', к: 'k', м: 'm', о: 'o', р: 'p', т: 't', у: 'y', х: 'x',
}; // prettier-ignore
const codeWithTwins = /(?=\S*\d)[\p{L}\p{N}]+/gu;

/** The name without case, script, marks, dashes and spaces: `МТЗ-82.1` and `mtz 82.1` are both `mtz821`. */
export function nameKey(name: string): string {
  return slugOf(name, longest).replaceAll('-', '');
}

/** The text with Cyrillic letters inside codes read as the Latin ones they look like: `3СХ` → `3cx`, «5440А8» → `5440a8`. */
export function withLatinCodes(text: string): string {
  return text
    .toLowerCase()
    .replace(codeWithTwins, (code) => code.replace(/[а-я]/g, (letter) => twins[letter] ?? letter));
}

/** Runs of letters and runs of digits, in order, lower-case and Latin: «ГАЗель Next 2.8» → gazel, next, 2, 8. */
export function nameParts(text: string): string[] {
  return slugOf(text, longest).match(/\p{L}+|\p{N}+/gu) ?? [];
}

type Named = Pick<Make | VehicleModel | Generation, 'name' | 'aliases'> & { nameCyrillic?: string };

/** All names of a vehicle, as written. */
export function namesOf({ name, nameCyrillic, aliases }: Named): string[] {
  return [name, nameCyrillic ?? '', ...aliases].filter(Boolean);
}

/** Brackets around a make hold another name of it: «Lada (ВАЗ)» is also «Lada» and «ВАЗ». */
export function namesOfMake(make: Pick<Make, 'name' | 'nameCyrillic' | 'aliases'>): string[] {
  const [, before, inside] = /^(.+?)\s*\(([^()]+)\)$/.exec(make.name) ?? [];
  return before && inside ? [...namesOf(make), before, inside] : namesOf(make);
}
