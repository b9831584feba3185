import type { EquipmentData } from '@fieldlore/content';
import type { Entry } from '../entries/entry.entity.ts';
import type { Message } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';
import type { KitQuestion, KitStep } from './kit.types.ts';

export interface KitEquipment {
  entry: Entry;
  data: EquipmentData;
}

/** What to ask before the visit, each question once however many devices want it, and what to do on site. */
export function checklist(kit: readonly KitEquipment[]): { questions: KitQuestion[]; steps: KitStep[] } {
  const questions = new Map<string, KitQuestion>();
  for (const { entry, data } of kit)
    for (const { key, text, answer, choices } of data.questions) {
      const asked = questions.get(key);
      if (!asked) questions.set(key, { key, text, answer, choices: [...choices], askedFor: [entry] });
      else {
        asked.askedFor.push(entry);
        asked.choices.push(...choices.filter((choice) => !asked.choices.includes(choice)));
      }
    }
  const steps = kit.flatMap(({ entry, data }) =>
    data.steps.map(({ text, needsPhoto, measures }) => ({
      text,
      needsPhoto,
      measureName: measures?.name ?? null,
      measureUnit: measures?.unit ?? null,
      equipment: entry,
    })),
  );
  return { questions: [...questions.values()], steps };
}

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
