import type { Blank } from '@fieldlore/content';
import type { Locale } from '#lib/graphql/generated.ts';
import { action, found } from '#lib/server/api.ts';
import { use } from '#lib/server/entry-actions.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { voteActions } from '#lib/server/vote-actions.ts';
import type { Actions, PageServerLoad } from './$types';
import { chooseVariant } from './choose-variant.ts';
import { AnswerPage, FilledAnswer } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = await locals.api.run(AnswerPage, { slug: params.slug });
  const { cannedAnswer, ...entry } = atItsAddress(page.entry, url, params.slug);
  const { blanks, ...answer } = found(cannedAnswer);
  const variant = found(chooseVariant(answer.variants, url.searchParams.get('variant'), entry.locale));
  const { filledAnswer } = await locals.api.run(FilledAnswer, {
    entryId: entry.id,
    locale: variant.locale,
    channel: variant.channel,
    values: [],
  });
  // The API checks the shape of the blanks when the answer is saved.
  return { entry, answer, blanks: blanks as Blank[], variant, filled: filledAnswer };
};

/** Fields that are no blanks. */
const OWN_FIELDS = ['entryId', 'locale', 'channel'];

export const actions: Actions = {
  use,
  ...voteActions,
  // The values name clients: they travel in the body, never in an address that logs would keep.
  fill: action(async ({ locals }, form) => {
    const values = [...form]
      .filter(([name]) => !OWN_FIELDS.includes(name))
      .map(([name, value]) => ({ name, value: String(value).trim() }))
      .filter(({ value }) => value);
    const { filledAnswer } = await locals.api.run(FilledAnswer, {
      entryId: String(form.get('entryId')),
      locale: form.get('locale') as Locale,
      channel: String(form.get('channel')),
      values,
    });
    return {
      filled: filledAnswer,
      values: Object.fromEntries(values.map(({ name, value }) => [name, value])),
    };
  }),
};
