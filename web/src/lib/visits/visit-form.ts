const ANSWER = 'answer.';
const DEVICE = 'device.';

export const answerName = (key: string): string => ANSWER + key;
export const deviceName = (fitmentId: string): string => DEVICE + fitmentId;

/** Whether a field of the form is to come back filled in where the form is refused. */
export const isVisitField = (name: string): boolean =>
  name.startsWith(ANSWER) || name.startsWith(DEVICE) || FACTS.includes(name);

const FACTS = ['id', 'label', 'note', 'plannedOn', 'assignedToId'];

/** What `VisitFields` sends. */
export function readVisitForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const named = (prefix: string) => [...form.keys()].filter((name) => name.startsWith(prefix));
  return {
    label: text('label'),
    note: text('note'),
    plannedOn: text('plannedOn') || null,
    assignedToId: text('assignedToId') || null,
    answers: named(ANSWER).map((name) => ({ key: name.slice(ANSWER.length), value: text(name) })),
    fitmentIds: named(DEVICE).map((name) => name.slice(DEVICE.length)),
  };
}
