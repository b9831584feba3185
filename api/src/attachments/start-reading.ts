import { workInBackground, type BackgroundWork } from '../background-work.ts';
import type { App } from '../context.ts';
import { readNextAttachment } from './read-attachments.ts';

/** A file may have been given up by a process that died. */
const lookEvery = 60_000;

/** Reads the text of attachments, one file after the other, until it is stopped. */
export function startReadingAttachments(app: App): BackgroundWork {
  return workInBackground(() => readNextAttachment(app), {
    lookEvery,
    failed: (err) => app.log.error({ err }, 'reading attachments failed, trying again in a minute'),
  });
}
