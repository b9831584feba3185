import type { MatchKind } from './import-match.entity.ts';

/** What a name of a table may mean. */
export interface MatchCandidate {
  /** Of a model, or of an equipment entry. */
  id: string;
  generationId: string | null;
  label: string;
}

/** A name that stands in no row of the catalogue, asked about once, however many rows write it. */
export interface MatchQuestion {
  kind: MatchKind;
  text: string;
  /** What a model would be called besides, once this is confirmed: the name without its make. */
  alias: string | null;
  rows: number;
  candidates: MatchCandidate[];
}
