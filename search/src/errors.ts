/** What went wrong, for callers that answer people in their own language. */
export type SearchErrorCode =
  /** Another process holds the embedded index: stop it, or give this one a directory of its own. */
  | 'INDEX_IN_USE'
  /** The embedded engine's thread ended or its file broke; the next call tries again. */
  | 'ENGINE_FAILED'
  /** The Meilisearch server did not answer, or not in time; it may later. */
  | 'SERVER_UNREACHABLE'
  /** It answered that it will not do this: a wrong key, or settings it does not know. Trying again is no use. */
  | 'SERVER_REFUSED'
  /** It answered that it can't now: its disk or its queue is full, or something in it broke. It may later. */
  | 'SERVER_FAILED'
  /** The engine could not take these documents, whoever sends them however often; the message is its reason. */
  | 'TASK_FAILED'
  /** The index was closed. */
  | 'CLOSED';

export class SearchError extends Error {
  readonly code: SearchErrorCode;

  constructor(code: SearchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SearchError';
    this.code = code;
  }
}
