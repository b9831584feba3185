import { ModelServer } from '@fieldlore/search';
import type { EmbeddingsConfig } from '../config.ts';

/** The server of the configured model; nothing is asked of it yet. */
export function openModel({ url, model, key, prefixes, space }: EmbeddingsConfig): ModelServer {
  return new ModelServer({ url, model, key, prefixes, dimensions: space.dimensions });
}
