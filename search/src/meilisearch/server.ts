import { setTimeout as sleep } from 'node:timers/promises';
import { Meilisearch, MeilisearchApiError, MeilisearchError } from 'meilisearch';
import type { EnqueuedTask, Task } from 'meilisearch';
import { SearchError } from '../errors.ts';
import type { MeilisearchOptions } from '../types.ts';

/** A write is answered as soon as the server has stored it in its queue; the outcome is awaited as a task. */
export const WRITE_MS = 10_000;
/** A query that takes longer has lost its reader, and another copy may answer at once. */
export const READ_MS = 3_000;
/** A rebuild's tasks queue behind each other, so patience is long; a dead server shows in the polling itself. */
const TASK_MS = 30 * 60_000;
const POLL_MS = { first: 15, longest: 500 };

/** Connects to a server; nothing is asked of it yet. */
export function connect({ url, apiKey }: MeilisearchOptions, timeout: number): Meilisearch {
  return new Meilisearch({ host: url, timeout, ...(apiKey === undefined ? {} : { apiKey }) });
}

/**
 * Waits until a task has succeeded; a write that was only accepted may still fail.
 * @throws SearchError TASK_FAILED where the request itself is at fault, SERVER_FAILED where the server is
 */
export async function settled(client: Meilisearch, enqueued: Promise<EnqueuedTask>): Promise<Task> {
  const { taskUid } = await reached(enqueued);
  const until = performance.now() + TASK_MS;
  for (let wait = POLL_MS.first; performance.now() < until; wait = Math.min(wait * 1.5, POLL_MS.longest)) {
    const task = await ifThere(client.tasks.getTask(taskUid));
    if (!task) throw new SearchError('SERVER_FAILED', `Meilisearch has forgotten the task ${taskUid}.`);
    if (task.status === 'succeeded') return task;
    if (task.status === 'failed' || task.status === 'canceled') throw failedTask(task);
    await sleep(wait);
  }
  throw new SearchError('SERVER_FAILED', `Meilisearch has not come to the task ${taskUid} in half an hour.`);
}

/** The server's answer; undefined where the index, the document or the task is not there. */
export async function ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.response.status === 404) return undefined;
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

/** A full disk or a vanished index would fail every document alike: then the server is at fault. */
function failedTask(task: Task): SearchError {
  const { message, type, code } = task.error ?? {};
  const isRequestAtFault = type === 'invalid_request' && code !== 'index_not_found' && code !== FULL;
  return new SearchError(
    isRequestAtFault ? 'TASK_FAILED' : 'SERVER_FAILED',
    `Meilisearch did not complete the task ${task.uid} (${task.type}): ${message ?? task.status}`,
    { cause: task.error },
  );
}

/** What the server says when its disk, or the part of it that its queue may take, is full. */
const FULL = 'no_space_left_on_device';
const TOO_MANY_REQUESTS = 429;
const TOO_LARGE = 413;

function explained(error: unknown): unknown {
  if (!(error instanceof MeilisearchError)) return error;
  if (!(error instanceof MeilisearchApiError)) {
    const message = `Meilisearch did not answer: ${error.message}. Check that the server runs and that its address is right.`;
    return new SearchError('SERVER_UNREACHABLE', message, { cause: error });
  }
  const { status } = error.response;
  const { code } = error.cause ?? {};
  if (status >= 500 || status === TOO_MANY_REQUESTS || code === FULL) {
    const message = `Meilisearch can't do this now: ${error.message}. Check its disk and its log.`;
    return new SearchError('SERVER_FAILED', message, { cause: error });
  }
  if (status === TOO_LARGE) return new SearchError('TASK_FAILED', error.message, { cause: error });
  const isKey = status === 401 || status === 403;
  const remedy = isKey
    ? 'Check the API key.'
    : 'Check that the server is of the version this program is made for.';
  return new SearchError('SERVER_REFUSED', `Meilisearch refused: ${error.message}. ${remedy}`, {
    cause: error,
  });
}
