import type { VisitAnswersNowQuery, VisitStep_StepFragment } from '#lib/graphql/generated.ts';
import { formatDate } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { measuredText } from '#lib/visits/measured.ts';
import { answerText } from '#lib/visits/visit-words.ts';
import type { Inputs, Item } from './items.ts';

/** One thing that two people have written differently. */
export interface Difference {
  what: string;
  mine: string;
  theirs: string;
}

type Compared = Pick<Item, 'photos' | 'theirs'> & { kind: Item['kind']; input: object };

/** What one's own record and the one that is there differ in, in words; nothing where there is no conflict. */
export function comparisonOf(item: Compared): Difference[] {
  const { kind, input, theirs } = item;
  if (!theirs) return [];
  const rows =
    kind === 'VISIT_STEP'
      ? stepRows(input as Inputs['VISIT_STEP'], item.photos.length, theirs.now as VisitStep_StepFragment)
      : answerRows(
          input as Inputs['VISIT_ANSWERS'],
          theirs.now as NonNullable<VisitAnswersNowQuery['visit']>,
        );
  return rows.filter(({ mine, theirs: other }) => mine !== other);
}

function stepRows(
  mine: Pick<Inputs['VISIT_STEP'], 'isDone' | 'value' | 'note' | 'photoIds'>,
  waitingPhotos: number,
  theirs: VisitStep_StepFragment,
): Difference[] {
  const done = (isDone: boolean) => (isDone ? m.answer_yes() : m.answer_no());
  const value = (number: number | null | undefined) =>
    number == null ? '' : [measuredText(number), theirs.measureUnit].filter(Boolean).join(' ');
  return [
    { what: m.outbox_step_done(), mine: done(mine.isDone), theirs: done(theirs.isDone) },
    { what: theirs.measureName ?? '', mine: value(mine.value), theirs: value(theirs.value) },
    { what: m.visit_step_note(), mine: (mine.note ?? '').trim(), theirs: theirs.note },
    {
      what: m.outbox_step_photos(),
      mine: String(mine.photoIds.length + waitingPhotos),
      theirs: String(theirs.photos.length),
    },
  ];
}

function answerRows(
  mine: Inputs['VISIT_ANSWERS'],
  theirs: NonNullable<VisitAnswersNowQuery['visit']>,
): Difference[] {
  const given = new Map(mine.answers.map(({ key, value }) => [key, value.trim()]));
  const date = (day: string | null | undefined) => (day ? formatDate(day) : '');
  return [
    ...theirs.questions
      .filter(({ key }) => given.has(key))
      .map((question) => ({
        what: question.text,
        mine: answerText({ ...question, value: given.get(question.key) || null }) ?? '',
        theirs: answerText(question) ?? '',
      })),
    { what: m.visit_label(), mine: (mine.label ?? '').trim(), theirs: theirs.label },
    { what: m.visit_note(), mine: (mine.note ?? '').trim(), theirs: theirs.note },
    { what: m.visit_planned(), mine: date(mine.plannedOn), theirs: date(theirs.plannedOn) },
  ];
}
