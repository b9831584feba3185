import { LABEL_SHEETS } from '@fieldlore/content/label-sheets';
import { type LaidOutLabel, layOutLabels } from '@fieldlore/content/labels';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageServerLoad } from './$types';
import { labelFile, readLabelQuery } from './label-query.ts';
import { LabelSearch, LabelsPage } from './queries.ts';

/** Sheets that are shown; the file has them all. */
const SHOWN = 3;

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = readLabelQuery(url.searchParams);
  const [{ labels }, found] = await Promise.all([
    locals.api.run(LabelsPage, { of: asked.of }),
    asked.text ? locals.api.run(LabelSearch, { text: asked.text, locale: getLocale() }) : null,
  ]);
  const of = labels.map(({ name }) => name);
  const sheet = LABEL_SHEETS[asked.sheet];
  const pages = layOutLabels(labels, { sheet, copies: asked.copies, start: asked.start });
  const shown = pages.slice(0, SHOWN);
  const drawn: LaidOutLabel[] = [...new Set(shown.flat().map(({ label }) => label))];
  return {
    ...asked,
    labels,
    missing: asked.of.filter((name) => !of.includes(name)),
    found: (found?.search.hits ?? []).flatMap(({ entry }) =>
      entry && !of.includes(String(entry.number)) ? [entry] : [],
    ),
    file: of.length > 0 ? labelFile({ ...asked, of }) : null,
    pageCount: pages.length,
    drawn,
    pages: shown.map((page) => page.map(({ x, y, label }) => ({ x, y, label: drawn.indexOf(label) }))),
  };
};
