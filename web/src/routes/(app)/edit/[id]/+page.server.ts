import { error, redirect } from '@sveltejs/kit';
import type { TypedDocument } from '#lib/graphql/typed-document.ts';
import * as m from '#lib/paraglide/messages.js';
import { action, found } from '#lib/server/api.ts';
import { correctionOf } from '#lib/server/correction.ts';
import { entryAddress } from '#lib/server/entry-address.ts';
import { closeComment } from '#lib/server/vote-actions.ts';
import type { Actions, PageServerLoad } from './$types';
import {
  ArchiveEntry,
  BinEntry,
  DiscardDraft,
  EditPage,
  PublishEntry,
  RestoreEntry,
  SubmitEntry,
} from '../queries.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { entry, sections, tags } = await locals.api.run(EditPage, entryAddress(params.id));
  if (!found(entry).workingRevision) error(403, m.edit_not_yours());
  return { entry: found(entry), sections, tags };
};

type StatusChange = TypedDocument<unknown, { id: string; version: number }>;

/** An action that takes the entry and its version from the form; the page is then loaded again. */
const change = (document: StatusChange, done: string) =>
  action(async ({ locals }, form) => {
    await locals.api.run(document, versionOf(form));
    return { done };
  });

const versionOf = (form: FormData) => ({
  id: String(form.get('id')),
  version: Number(form.get('version')),
});

export const actions: Actions = {
  closeComment,
  submit: change(SubmitEntry, 'submit'),
  discard: change(DiscardDraft, 'discard'),
  archive: change(ArchiveEntry, 'archive'),
  restore: change(RestoreEntry, 'restore'),
  publish: action(async ({ locals }, form) => {
    const note = String(form.get('note') ?? '').trim() || null;
    const confirmed = form.getAll('confirmed').map(String);
    const { publishEntry } = await locals.api.run(PublishEntry, {
      ...versionOf(form),
      note,
      confirmed,
      correction: correctionOf(form),
    });
    return { done: 'publish', path: publishEntry.path };
  }),
  bin: action(async ({ locals }, form) => {
    await locals.api.run(BinEntry, versionOf(form));
    redirect(303, '/edit/bin');
  }),
};
