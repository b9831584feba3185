import type {
  EmbeddingSpace,
  SearchDictionary,
  SearchDocument,
  SearchQuery,
  SearchResult,
} from '../types.ts';

/** What the main thread asks of the worker, by name: arguments and answer. */
export interface Methods {
  query: { args: [SearchQuery]; answer: SearchResult };
  /** The same under a draft of the dictionary, on the index as it is. */
  preview: { args: [SearchQuery, SearchDictionary]; answer: SearchResult };
  useDictionary: { args: [SearchDictionary]; answer: void };
  /** At most WRITE_BATCH documents, so that queries between two writes wait little. */
  write: { args: [SearchDocument[], string[]]; answer: void };
  beginRebuild: { args: []; answer: void };
  addToRebuild: { args: [SearchDocument[]]; answer: void };
  /** Swaps the filled index in; answers with its number of documents. */
  finishRebuild: { args: []; answer: number };
  abandonRebuild: { args: []; answer: void };
  scan: { args: [from: number]; answer: { pairs: { id: string; rev: number }[]; next: number | undefined } };
  stats: { args: []; answer: WorkerStats };
  close: { args: []; answer: void };
}

export interface WorkerStats {
  documents: number;
  bytes: number;
  settingsHash: string;
  needsRebuild: boolean;
}

export type Method = keyof Methods;

export interface Request<M extends Method = Method> {
  number: number;
  method: M;
  args: Methods[M]['args'];
}

export type Response =
  | { number: number; answer: unknown; needsRebuild: boolean }
  | { number: number; error: { code?: string; message: string }; needsRebuild: boolean };

/** The worker's first message: opened, or why not. */
export type Opened =
  { opened: true; needsRebuild: boolean } | { opened: false; code: string; message: string };

export interface WorkerOptions {
  directory: string;
  dictionary: SearchDictionary;
  embeddings: EmbeddingSpace | undefined;
}

export const WRITE_BATCH = 25;
