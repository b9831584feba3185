import { blankNames, ENTRY_KINDS, EQUIPMENT_TYPES, parseTemplate } from '@fieldlore/content';
import { redirect } from '@sveltejs/kit';
import type { CreateEntryInput, EntryKind } from '#lib/graphql/generated.ts';
import { getLocale, isLocale } from '#lib/paraglide/runtime.js';
import { action, found, type Api } from '#lib/server/api.ts';
import { entryAddress } from '#lib/server/entry-address.ts';
import type { Actions, PageServerLoad } from './$types';
import { CreateEntry, NewEntryPage, TranslationSource } from './queries.ts';

const kindOf = (value: string | null): EntryKind => ENTRY_KINDS.find((kind) => kind === value) ?? 'ARTICLE';

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = url.searchParams;
  const original = await originalOf(locals.api, query.get('translationOf'));
  const { sections } = await locals.api.run(NewEntryPage);
  const asked = query.get('locale');
  const section = query.get('section');
  return {
    sections: sections.filter(({ viewerCan }) => viewerCan.createEntry),
    original: original && { number: original.number, title: original.title, kind: original.kind },
    title: original?.title ?? query.get('title')?.trim().slice(0, 200) ?? '',
    types: EQUIPMENT_TYPES,
    kind: original?.kind ?? kindOf(query.get('kind')),
    locale: original
      ? original.locale === 'ru'
        ? ('en' as const)
        : ('ru' as const)
      : isLocale(asked)
        ? asked
        : getLocale(),
    sectionId:
      original?.section.id ?? sections.find(({ id, slug }) => section === id || section === slug)?.id ?? null,
  };
};

export const actions: Actions = {
  default: action(async ({ locals }, form) => {
    const value = (name: string) => String(form.get(name) ?? '').trim();
    const kind = kindOf(value('kind'));
    const locale = value('locale') === 'en' ? 'en' : 'ru';
    const original = await originalOf(locals.api, value('translationOf'));
    const input: CreateEntryInput = {
      kind,
      locale,
      sectionId: value('sectionId'),
      title: value('title'),
      ...(original ? copyOf(original) : { data: firstData(kind, locale, value) }),
    };
    const { createEntry } = await locals.api.run(CreateEntry, { input });
    redirect(303, `/edit/${createEntry.number}`);
  }),
};

async function originalOf(api: Api, name: string | null) {
  return name ? found((await api.run(TranslationSource, entryAddress(name))).entry) : null;
}

/** A translation begins as a copy: pins and part numbers stay, words are written over. */
function copyOf(original: NonNullable<Awaited<ReturnType<typeof originalOf>>>): Partial<CreateEntryInput> {
  const revision = original.workingRevision;
  return {
    translationOf: original.id,
    audience: original.audience,
    equipment: original.aboutEquipment.map(({ id }) => id),
    vehicles: original.vehicles.map(({ make, model, generation, yearFrom, yearTo }) => ({
      makeId: make.id,
      modelId: model?.id,
      generationId: generation?.id,
      yearFrom,
      yearTo,
    })),
    ...(revision && { body: revision.body, data: revision.data }),
  };
}

/** The least that a kind's own data must have from the beginning; the rest is filled in while writing. */
function firstData(kind: EntryKind, locale: 'ru' | 'en', value: (name: string) => string): unknown {
  switch (kind) {
    case 'EQUIPMENT':
      return { type: value('type'), model: value('model'), vendor: value('vendor') };
    case 'CANNED_ANSWER':
      return {
        shortCode: value('shortCode').toLowerCase(),
        variants: [{ locale, channel: 'PLAIN', text: value('text') }],
        // Every blank of the first text is wanted; labels and types are given while writing on.
        blanks: blankNames(parseTemplate(value('text'))).map((name) => ({ name })),
      };
    case 'SOLVED_TICKET':
      return { issue: value('issue') };
    default:
      return {};
  }
}
