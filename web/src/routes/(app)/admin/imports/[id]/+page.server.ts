import type { ImportRowOutcome } from '#lib/graphql/generated.ts';
import { action, found } from '#lib/server/api.ts';
import { settingsOf, startVariables } from '../import-settings.ts';
import {
  AdminImportRun,
  CancelImport,
  ConfirmImportMatches,
  SaveImportMapping,
  UndoImport,
} from '../queries.ts';
import { start, startWith } from '../start.ts';
import { rowOutcomeWord } from '../words.ts';
import { matchesOf } from './matches.ts';
import type { TablePreview } from './table-preview.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many rows of a report a page shows. */
const PAGE = 100;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const query = url.searchParams;
  const asked = query.get('outcome');
  const outcome = asked && asked in rowOutcomeWord ? (asked as ImportRowOutcome) : null;
  const passed = Math.max(Number.parseInt(query.get('after') ?? '0', 10) || 0, 0);
  // One more than is shown tells whether there are others.
  const variables = { id: params.id, outcome, after: passed, first: PAGE + 1 };
  const { importRun, importers } = await locals.api.run(AdminImportRun, variables);
  const { rows, preview, ...run } = found(importRun);
  return {
    run,
    rows: rows.slice(0, PAGE),
    pageInfo: { hasNextPage: rows.length > PAGE, endCursor: String(passed + PAGE) },
    preview: preview as TablePreview | null,
    outcome,
    importer: importers.find(({ name }) => name === run.importer) ?? null,
    // A run that is opened from the list can only be read: its settings went with its address.
    settings: query.has('upload') ? settingsOf(query) : null,
  };
};

export const actions: Actions = {
  start,
  cancel: action(async ({ locals, params }) => {
    await locals.api.run(CancelImport, { id: params.id });
    return { cancelled: true };
  }),
  /** What was confirmed is looked at again at once: the next run knows the names. */
  confirm: action(async ({ locals, params }, form) => {
    await locals.api.run(ConfirmImportMatches, { runId: params.id, matches: matchesOf(form) });
    const settings = settingsOf(form);
    if (settings.some(([name]) => name === 'upload')) await startWith(locals.api, settings, true);
    return { confirmed: true };
  }),
  keep: action(
    async ({ locals, params }, form) => {
      const { mapping } = startVariables(settingsOf(form), true);
      const name = String(form.get('name') ?? '');
      await locals.api.run(SaveImportMapping, { runId: params.id, name, columns: mapping ?? {} });
      return { kept: name };
    },
    { keep: ['name'] },
  ),
  undo: action(async ({ locals, params }, form) => {
    await locals.api.run(UndoImport, { id: params.id, keepChanged: form.get('keepChanged') === 'on' });
    return { undone: true };
  }),
};
