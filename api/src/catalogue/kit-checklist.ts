import type { EquipmentData } from '@fieldlore/content';
import type { TypeChecklistContent } from '../checklists/check-type-checklist.ts';
import type { Entry } from '../entries/entry.entity.ts';
import type { Message } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';
import type { KitQuestion, KitStep } from './kit.types.ts';

export interface KitEquipment {
  entry: Entry;
  data: EquipmentData;
}

/** What is asked and done for all devices of a type; see `TypeChecklist`. */
export type TypeChecklists = ReadonlyMap<string, TypeChecklistContent>;

/**
 * What to ask before the visit, each question once however many devices or types want it, and what to do on site, each
 * step once. A device's own words go before those of its type.
 */
export function checklist(
  kit: readonly KitEquipment[],
  ofTypes: TypeChecklists,
  locale: Locale,
): { questions: KitQuestion[]; steps: KitStep[] } {
  const own = kit.flatMap(({ entry, data }) => data.questions.map((question) => ({ entry, ...question })));
  const ofType = kit.flatMap(({ entry, data }) =>
    (ofTypes.get(data.type)?.questions ?? []).map(({ key, text, answer, choices }) => ({
      entry,
      key,
      text: text[locale],
      answer,
      choices: choices.map((choice) => choice[locale]),
    })),
  );
  const steps = kit.map(({ entry, data }) => stepsOf(entry, data, ofTypes.get(data.type), locale));
  return {
    questions: mergeQuestions([...own, ...ofType]),
    steps: mergeSteps([
      ...steps.flatMap(({ first }) => first),
      ...steps.flatMap(({ own: middle }) => middle),
      ...steps.flatMap(({ last }) => last),
    ]),
  };
}

function mergeQuestions(asked: readonly (PreVisitAsked & { entry: Entry })[]): KitQuestion[] {
  const questions = new Map<string, KitQuestion>();
  for (const { entry, key, text, answer, choices } of asked) {
    const before = questions.get(key);
    if (!before) {
      questions.set(key, { key, text, answer, choices: [...choices], askedFor: [entry] });
      continue;
    }
    // The same device, asked by its card and by its type, stands once.
    const isSame = before.askedFor.some(({ id }) => id === entry.id);
    if (!isSame) before.askedFor.push(entry);
    // Choices of the type would repeat those of the card in other words.
    if (before.answer === answer && !isSame)
      before.choices.push(...choices.filter((choice) => !before.choices.includes(choice)));
  }
  return [...questions.values()];
}

type PreVisitAsked = Pick<KitQuestion, 'key' | 'text' | 'answer' | 'choices'>;

function stepsOf(
  entry: Entry,
  data: EquipmentData,
  ofType: TypeChecklistContent | undefined,
  locale: Locale,
) {
  const own = data.steps.map(({ text, needsPhoto, measures }) =>
    step(entry, text, needsPhoto, measures ?? null),
  );
  const typed = (ofType?.steps ?? []).map(({ text, needsPhoto, isLast, measures }) => ({
    isLast,
    step: step(
      entry,
      text[locale],
      needsPhoto,
      measures && {
        name: measures.name[locale],
        unit: measures.unit[locale],
        min: measures.isSupply ? data.supplyMin : measures.min,
        max: measures.isSupply ? data.supplyMax : measures.max,
      },
    ),
  }));
  return {
    first: typed.filter(({ isLast }) => !isLast).map((one) => one.step),
    own,
    last: typed.filter(({ isLast }) => isLast).map((one) => one.step),
  };
}

const step = (
  entry: Entry,
  text: string,
  needsPhoto: boolean,
  measures: { name: string; unit: string; min?: number | null; max?: number | null } | null,
): KitStep => ({
  text,
  needsPhoto,
  measureName: measures?.name ?? null,
  measureUnit: measures?.unit ?? null,
  measureMin: measures?.min ?? null,
  measureMax: measures?.max ?? null,
  askedFor: [entry],
});

/** Steps that say the same are done once for all their devices, within the limits of every one. */
export function mergeSteps(steps: readonly KitStep[]): KitStep[] {
  const merged = new Map<string, KitStep>();
  for (const one of steps) {
    const key = JSON.stringify([one.text, one.measureName, one.measureUnit]);
    const before = merged.get(key);
    if (!before) {
      merged.set(key, { ...one, askedFor: [...one.askedFor] });
      continue;
    }
    before.needsPhoto ||= one.needsPhoto;
    before.measureMin = tighter(Math.max, before.measureMin, one.measureMin);
    before.measureMax = tighter(Math.min, before.measureMax, one.measureMax);
    before.askedFor.push(
      ...one.askedFor.filter(({ id }) => before.askedFor.every((entry) => entry.id !== id)),
    );
  }
  return [...merged.values()];
}

const tighter = (pick: (a: number, b: number) => number, a: number | null, b: number | null) =>
  a === null || b === null ? (a ?? b) : pick(a, b);

/** @param voltage of the vehicle's supply, V; null where it is not known */
export function kitWarnings(
  locale: Locale,
  kit: readonly KitEquipment[],
  voltage: number | null,
  missing: readonly { entry: Entry; requires: Entry }[],
): string[] {
  const supply = kit.flatMap(({ entry, data }) => {
    const isLow = voltage !== null && data.supplyMin != null && voltage < data.supplyMin;
    const isHigh = voltage !== null && data.supplyMax != null && voltage > data.supplyMax;
    return isLow || isHigh ? [supplyWarning(entry, data, voltage)] : [];
  });
  const required = missing.map(({ entry, requires }): Message => ({
    ru: `Для ${quoted(entry.title)} нужно ${quoted(requires.title)}, в комплекте его нет.`,
    en: `“${entry.title}” requires “${requires.title}”, which is not in the kit.`,
  }));
  return [...supply, ...required].map((message) => message[locale]);
}

function supplyWarning(entry: Entry, { supplyMin, supplyMax }: EquipmentData, voltage: number): Message {
  const from = supplyMin ?? 0;
  const ru = supplyMax == null ? `от ${from} В` : `${from}–${supplyMax} В`;
  const en = supplyMax == null ? `${from} V and more` : `${from}–${supplyMax} V`;
  return {
    ru: `${quoted(entry.title)} рассчитано на ${ru}, а бортовая сеть — ${voltage} В.`,
    en: `“${entry.title}” takes ${en}, the on-board supply is ${voltage} V.`,
  };
}

/** Russian quotation marks; those within the title become the inner ones. */
const quoted = (title: string): string => `«${title.replaceAll('«', '„').replaceAll('»', '“')}»`;
