import { redirect } from '@sveltejs/kit';
import { action } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { contentOf, textsOf } from '../dictionary-form.ts';
import { AdminSearchWords, DiscardSearchDictionaryDraft, SaveSearchDictionaryDraft } from '../queries.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTHING = { synonyms: [], withoutGroups: [], stopWords: [], colourWords: [], pins: [] };
/** Fields of the form; colours and built-in groups have one each. */
const isKept = (name: string) => /^(?:synonyms|stopWords|pins|(?:colour|group)-.*)$/s.test(name);

export const load: PageServerLoad = async ({ locals, url }) => {
  const { searchDictionary, searchDictionaryDraft, builtInSearchWords } =
    await locals.api.run(AdminSearchWords);
  const content = searchDictionaryDraft?.content ?? searchDictionary?.content ?? NOTHING;
  const texts = textsOf(content);
  // From the report: the line is begun, what people find it under is to be written after the comma.
  const asked = url.searchParams.get('synonym')?.trim().slice(0, 80);
  if (asked)
    texts.synonyms = [texts.synonyms, `${asked.replaceAll(/[,;]/g, ' ')}, `].filter(Boolean).join('\n');
  return {
    live: searchDictionary?.number ?? 0,
    draft: searchDictionaryDraft,
    builtIn: builtInSearchWords,
    withoutGroups: content.withoutGroups,
    texts,
    asked: asked ?? null,
  };
};

export const actions: Actions = {
  save: action(
    async ({ locals }, form) => {
      const colours: Record<string, string> = {};
      for (const [name, value] of form)
        if (name.startsWith('colour-')) colours[name.slice('colour-'.length)] = String(value);
      const builtIn = form.getAll('builtIn').map(String);
      const content = contentOf(
        {
          synonyms: formText(form, 'synonyms'),
          stopWords: formText(form, 'stopWords'),
          pins: formText(form, 'pins'),
          colours,
        },
        builtIn.filter((name) => !form.has(`group-${name}`)),
      );
      const version = Number(formText(form, 'version'));
      await locals.api.run(SaveSearchDictionaryDraft, { content, version });
      redirect(303, '/admin/search/words/preview');
    },
    { keep: isKept },
  ),
  discard: action(async ({ locals }) => {
    await locals.api.run(DiscardSearchDictionaryDraft);
    redirect(303, '/admin/search/words');
  }),
};
