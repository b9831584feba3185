/** What a page tells the service worker: to keep the whole app, or to take the place of the version before it. */
export type ToWorker = 'keep-app' | 'take-over';

/** What it answers on the port of `keep-app`. */
export type AppAnswer = 'done' | 'full' | 'network';

/** What it tells pages unasked: a new version waits to be taken, something that was kept is gone or was wrong. */
export type FromWorker = 'update' | 'removed' | 'corrected';
