import type { TypeChecklistsQuery } from '#lib/graphql/generated.ts';
import { measuredText } from '#lib/visits/measured.ts';
import { cell } from './checklist-form.ts';

type Checklist = Pick<TypeChecklistsQuery['typeChecklists'][number], 'questions' | 'steps'>;
const TICKED = 'on';

/** A checklist as the cells of its form have it: the other way of `readChecklistForm`. */
export function cellsOf({ questions, steps }: Checklist): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [i, { key, text, answer, choices }] of questions.entries()) {
    const put = (field: string, value: string) => (cells[cell('questions', i, field)] = value);
    put('key', key);
    put('text.ru', text.ru);
    put('text.en', text.en);
    put('answer', answer);
    put('choices.ru', choices.map(({ ru }) => ru).join('; '));
    put('choices.en', choices.map(({ en }) => en).join('; '));
  }
  for (const [i, { text, needsPhoto, isLast, measures }] of steps.entries()) {
    const put = (field: string, value: string) => (cells[cell('steps', i, field)] = value);
    put('text.ru', text.ru);
    put('text.en', text.en);
    if (needsPhoto) put('photo', TICKED);
    if (isLast) put('last', TICKED);
    if (!measures) continue;
    put('measure.ru', measures.name.ru);
    put('measure.en', measures.name.en);
    put('unit.ru', measures.unit.ru);
    put('unit.en', measures.unit.en);
    put('min', measuredText(measures.min));
    put('max', measuredText(measures.max));
    if (measures.isSupply) put('supply', TICKED);
  }
  return cells;
}
