import { RecordUse } from '#lib/entries/queries.ts';
import type { UseOutcome } from '#lib/graphql/generated.ts';
import { action } from './api.ts';

/** What came of using an entry at work, from the form under it. */
export const use = action(async ({ locals }, form) => {
  const outcome = form.get('outcome') as UseOutcome;
  await locals.api.run(RecordUse, {
    entryId: String(form.get('entryId')),
    outcome,
    ticket: text(form, 'ticket'),
    note: text(form, 'note'),
    useId: text(form, 'useId'),
  });
  return { used: outcome };
});

const text = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;
