import type { VisitState } from '#lib/graphql/generated.ts';
import { formatDate } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';

export const visitStateWord: Record<VisitState, () => string> = {
  PREPARED: m.visit_prepared,
  UNDER_WAY: m.visit_under_way,
  DONE: m.visit_done,
};

export const visitStateTone = {
  PREPARED: 'info',
  UNDER_WAY: 'warning',
  DONE: 'good',
} as const satisfies Record<VisitState, string>;

interface Vehicle {
  model: { name: string; make: { name: string } };
  generation: { name: string } | null;
  year: number | null;
  label: string;
}

/** `Lada Granta 2019 · борт 3` */
export function visitTitle({ model, generation, year, label }: Vehicle): string {
  // Some generations are named with their model: «5490 / 5490 Neo».
  const isNamedWhole = generation?.name.includes(model.name);
  const names = [model.make.name, isNamedWhole ? null : model.name, generation?.name, year];
  const vehicle = names.filter(Boolean).join(' ');
  return label ? `${vehicle} · ${label}` : vehicle;
}

interface Question {
  text: string;
  answer: string;
  value: string | null;
}

/** An answer as people read it; null where nobody asked yet. */
export function answerText({ answer, value }: Question): string | null {
  if (answer !== 'YES_NO' || value === null) return value;
  return value === 'YES' ? m.answer_yes() : m.answer_no();
}

interface VisitTold extends Vehicle {
  note: string;
  plannedOn: string | null;
  assignedTo: { name: string } | null;
  devices: { title: string; quantity: number }[];
  questions: Question[];
}

/** A visit as lines for a messenger: what is installed, each question with its answer, where to tick the steps. */
export function visitAsText(visit: VisitTold, link: string): string {
  const { plannedOn, assignedTo, devices, questions, note } = visit;
  const when = [plannedOn && formatDate(plannedOn), assignedTo && m.visit_goes({ name: assignedTo.name })];
  const parts = [
    [visitTitle(visit), when.filter(Boolean).join(' · ')].filter(Boolean),
    devices.map(({ title, quantity }) => (quantity === 1 ? `— ${title}` : `— ${quantity} × ${title}`)),
    questions.map((question) => `${question.text}\n→ ${answerText(question) ?? m.visit_not_answered()}`),
    note ? [note] : [],
    [link],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
