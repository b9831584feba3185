import type { SearchDocument } from '../../src/index.ts';

/** A search that others use, as well configured as it can be without a pipeline in front. */
export interface Rival {
  name: string;
  fill(documents: readonly SearchDocument[]): Promise<void>;
  /** Ids of the best documents, the best first. */
  find(text: string, limit: number): Promise<string[]>;
  close(): Promise<void>;
}

/** All that a rival may search of a document besides its title. */
export function restOf({ keywords, codes, body }: SearchDocument): string {
  return [...keywords, ...codes, body].join('\n');
}
