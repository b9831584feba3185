import { ModelServer, isQuestion, passagesOf } from '../src/index.ts';
import type { EmbeddingSpace, SearchDocument, SearchQuery } from '../src/index.ts';

/** The model that the environment names, as the program itself would use it. */
export interface Model {
  space: EmbeddingSpace;
  /** The documents with their vectors. */
  read(documents: readonly SearchDocument[]): Promise<SearchDocument[]>;
  /** What a query is asked with besides its words; nothing where its words are all it says. */
  ask(text: string): Promise<Pick<SearchQuery, 'vector'>>;
}

/** @throws Error that names the variable that is missing */
export function modelOfEnvironment(): Model {
  const name = required('EMBEDDINGS_MODEL');
  const dimensions = Number(required('EMBEDDINGS_DIMENSIONS'));
  const server = new ModelServer({
    url: required('EMBEDDINGS_URL'),
    model: name,
    key: process.env['EMBEDDINGS_KEY'],
    dimensions,
    prefixes: {
      query: process.env['EMBEDDINGS_QUERY_PREFIX'] ?? '',
      passage: process.env['EMBEDDINGS_PASSAGE_PREFIX'] ?? '',
    },
  });
  return {
    space: { id: name, dimensions },
    read: async (documents) => {
      const read: SearchDocument[] = [];
      for (const document of documents)
        read.push({ ...document, vectors: await server.passages(passagesOf(document)) });
      return read;
    },
    ask: async (text) => (isQuestion(text) ? { vector: await server.query(text) } : {}),
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`--embeddings needs ${name}; .env.example says what it is`);
  return value;
}
