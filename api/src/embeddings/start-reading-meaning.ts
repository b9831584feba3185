import { workInBackground, type BackgroundWork } from '../background-work.ts';
import type { App } from '../context.ts';
import { openModel } from './open-model.ts';
import { readNextEntries } from './read-meaning.ts';

/** What failed comes due by itself, and a server may be back. */
const lookEvery = 30_000;

/** Has the configured model read entries, some after the others, until it is stopped; null where none is configured. */
export function startReadingMeaning(app: App): BackgroundWork | null {
  const { embeddings } = app.config;
  if (!embeddings) return null;
  const server = openModel(embeddings);
  return workInBackground(() => readNextEntries(app, server, embeddings.space), {
    lookEvery,
    failed: (err) =>
      app.log.error({ err }, 'reading the meaning of entries failed, trying again in half a minute'),
  });
}
