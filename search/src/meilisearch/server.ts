import { Meilisearch, MeilisearchApiError, MeilisearchError } from 'meilisearch';
import type { EnqueuedTaskPromise, Task } from 'meilisearch';
import { SearchError } from '../errors.ts';
import type { MeilisearchOptions } from '../types.ts';

/** A request that takes longer has lost its reader; writes are answered at once and awaited as tasks. */
const REQUEST_MS = 10_000;
/** A rebuild's tasks queue behind each other, so patience is long; a dead server shows in the polling itself. */
const TASK_MS = 30 * 60_000;
const POLL_MS = 25;

/** Connects to a server; nothing is asked of it yet. */
export function connect({ url, apiKey }: MeilisearchOptions): Meilisearch {
  return new Meilisearch({ host: url, timeout: REQUEST_MS, ...(apiKey === undefined ? {} : { apiKey }) });
}

/** Waits until a task has succeeded; a write that was only accepted may still fail. */
export async function settled(enqueued: EnqueuedTaskPromise): Promise<Task> {
  const task = await reached(enqueued.waitTask({ timeout: TASK_MS, interval: POLL_MS }));
  if (task.status === 'succeeded') return task;
  const reason = task.error?.message ?? task.status;
  throw new SearchError(
    'TASK_FAILED',
    `Meilisearch did not complete the task ${task.uid} (${task.type}): ${reason}`,
    {
      cause: task.error,
    },
  );
}

/** The server's answer; undefined where the index or the document is not there. */
export async function ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw explained(error);
  }
}

/** The server's answer, or an error that says what to look at. */
export async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw explained(error);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.response.status === 404;
}

function explained(error: unknown): unknown {
  if (!(error instanceof MeilisearchError)) return error;
  if (!(error instanceof MeilisearchApiError) || error.response.status >= 500) {
    const message = `Meilisearch did not answer: ${error.message}. Check that the server runs and that its address is right.`;
    return new SearchError('SERVER_UNREACHABLE', message, { cause: error });
  }
  const isKey = error.response.status === 401 || error.response.status === 403;
  const remedy = isKey
    ? 'Check the API key.'
    : 'Check that the server is of the version this program is made for.';
  return new SearchError('SERVER_REFUSED', `Meilisearch refused: ${error.message}. ${remedy}`, {
    cause: error,
  });
}
