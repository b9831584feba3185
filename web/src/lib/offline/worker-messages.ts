/**
 * What a page tells the service worker: to keep the whole app, or to take the place of the version before it; that it
 * listens from now on, and what it has heard.
 */
export type ToWorker = 'keep-app' | 'take-over' | 'listening' | { heard: FromWorker };

/** What it answers on the port of `keep-app`. */
export type AppAnswer = 'done' | 'full' | 'network';

/** What it tells pages unasked: a new version waits to be taken, something that was kept is gone or was wrong. */
export type FromWorker = 'update' | 'removed' | 'corrected';
