import type { TypeChecklistInput } from '#lib/graphql/generated.ts';
import { readMeasured } from '#lib/visits/measured.ts';

type Question = TypeChecklistInput['questions'][number];
type Step = TypeChecklistInput['steps'][number];

/** The name of one cell of the form: `questions.2.text.ru`. */
export const cell = (list: 'questions' | 'steps', row: number, field: string): string =>
  `${list}.${row}.${field}`;

/**
 * Questions and steps out of the form, without the rows that were left or made empty. A limit that is no number is no
 * limit: the field refuses it before it is sent.
 */
export function readChecklistForm(form: FormData): Pick<TypeChecklistInput, 'questions' | 'steps'> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const words = (name: string) => ({ ru: text(`${name}.ru`), en: text(`${name}.en`) });
  const rowsOf = (list: 'questions' | 'steps') => {
    const numbers = [...form.keys()].flatMap((name) => {
      const [of, row] = name.split('.');
      return of === list ? [Number(row)] : [];
    });
    return [...new Set(numbers)]
      .toSorted((a, b) => a - b)
      .map((row) => (field: string) => cell(list, row, field))
      .filter((at) => Object.values(words(at('text'))).some(Boolean));
  };
  const limit = (name: string) => {
    const value = readMeasured(text(name));
    return Number.isNaN(value) ? null : value;
  };
  return {
    questions: rowsOf('questions').map((at): Question => ({
      key: text(at('key')) || null,
      text: words(at('text')),
      answer: text(at('answer')),
      choices: pairs(text(at('choices.ru')), text(at('choices.en'))),
    })),
    steps: rowsOf('steps').map((at): Step => {
      const name = words(at('measure'));
      const isMeasured = Object.values(name).some(Boolean);
      return {
        text: words(at('text')),
        needsPhoto: form.has(at('photo')),
        isLast: form.has(at('last')),
        measures: isMeasured
          ? {
              name,
              unit: words(at('unit')),
              min: limit(at('min')),
              max: limit(at('max')),
              isSupply: form.has(at('supply')),
            }
          : null,
      };
    }),
  };
}

/** `Сталь; Пластик` and `Steel; Plastic` place by place; where one list is longer its words stand alone. */
function pairs(ru: string, en: string): { ru: string; en: string }[] {
  const split = (list: string) => list.split(';').map((word) => word.trim());
  const [inRussian, inEnglish] = [split(ru), split(en)];
  return Array.from({ length: Math.max(inRussian.length, inEnglish.length) }, (_, i) => ({
    ru: inRussian[i] ?? '',
    en: inEnglish[i] ?? '',
  })).filter((pair) => pair.ru || pair.en);
}
