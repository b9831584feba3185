import { slugOf } from '@fieldlore/content';
import { isDescribing } from './vehicle-words.ts';
import type { Generation, Make, VehicleModel } from './vehicle.entity.ts';

/** Longer than any name; an address is cut, a name must not be. */
const longest = 400;

/** Cyrillic capitals that look like Latin ones: an «А8» on a type plate is as often one as the other. */
const twins: Record<string, string> = {
  а: 'a', в: 'b', с: 'c', е: 'e', н: 'h', к: 'k', м: 'm', о: 'o', р: 'p', т: 't', у: 'y', х: 'x',
}; // prettier-ignore
/** Letters and digits in one word, or up to three letters before a number: «5440А8», «сх 5». */
const codeWithTwins = /(?=\S*\d)[\p{L}\p{N}]+|(?<!\p{L})\p{L}{1,3}(?=[\s-]+\d)/gu;

/** The name without case, script, marks, dashes and spaces: `МТЗ-82.1` and `mtz 82.1` are both `mtz821`. */
export function nameKey(name: string): string {
  return slugOf(name, longest).replaceAll('-', '');
}

/** Sounds that one language writes in several ways, the other in one; longer spellings first. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/dzh|j(?=[aeou])/g, 'j'], [/zh|ge$/g, 'j'], [/shch|sch/g, 'sh'], [/kh/g, 'h'], [/ck|q/g, 'k'], [/ph/g, 'f'],
  [/ks/g, 'x'], [/w/g, 'v'], [/tz/g, 'ts'], [/th/g, 't'], [/ee/g, 'i'], [/oo|ou/g, 'u'],
  [/c(?=[eiy])/g, 's'], [/c(?!h)/g, 'k'],
  // Unstressed vowels are written by ear, and voiced consonants at the end sound unvoiced: «комаз», «транзид».
  [/[yj](?=[^aeou]|$)/g, 'i'], [/y/g, 'i'], [/o/g, 'a'], [/e/g, 'i'], [/z/g, 's'],
  [/b$/, 'p'], [/d$/, 't'], [/v$/, 'f'], [/g$/, 'k'],
  [/(.)\1+/g, '$1'],
]; // prettier-ignore

/** How a {@link nameKey} sounds, near enough to tell «сканиа» is `scania`; not for keys with digits, which have no sound. */
export function soundOf(key: string): string {
  return sounds.reduce((word, [spelling, sound]) => word.replace(spelling, sound), key);
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

/** A number with a word after it, or a name with another one in brackets or quotes. */
const twoNames = [/^(\d{2,6})\s+[«"]?([\p{L}][\p{L} -]+?)[»"]?$/u, /^(.+?)\s*\(([^()\s]{2,})\)$/u];

/** People say either half of such a model: «Волга» or «3110» of «3110 «Волга»», `Amulet` or `A15` of `Amulet (A15)`. */
export function namesOfModel(model: Named): string[] {
  const names = namesOf(model);
  const halves = [model.name, model.nameCyrillic ?? ''].flatMap(
    (name) => twoNames.map((form) => form.exec(name)?.slice(1)).find(Boolean) ?? [],
  );
  return [...names, ...halves.filter((half) => !isDescribing(nameKey(half)))];
}
