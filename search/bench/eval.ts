/** `npm run eval:search -- --set FILE [--embeddings]`: measures any file of the labelled format, prints figures by class. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openSearch } from '../src/index.ts';
import { buildQuery, pages } from '../test/documents.ts';
import { testServer } from '../test/meilisearch.ts';
import { buildCorpus } from './corpus.ts';
import { modelOfEnvironment } from './embeddings.ts';
import { labelledDocuments, measureRelevance, ownSynonyms, readLabelledSet } from './relevance.ts';
import type { LabelledSet } from './relevance.ts';

const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    /** The set whose documents and synonyms a file of queries alone is about. */
    documents: { type: 'string' },
    /** Leave out the synonym groups of the file. */
    'built-in': { type: 'boolean', default: false },
    /** Real-text documents to hide the set's own among. */
    distractors: { type: 'string', default: '0' },
    /** Find by meaning too, with the model that EMBEDDINGS_URL and the variables beside it name. */
    embeddings: { type: 'boolean', default: false },
  },
});
if (values.set === undefined) {
  console.error('Say which labelled set to measure: npm run eval:search -- --set FILE');
  process.exit(2);
}

const set = labelledSet(values.set);
const directory = mkdtempSync(join(tmpdir(), 'fieldlore-eval-'));
const server = testServer('eval');
const model = values.embeddings ? modelOfEnvironment() : undefined;
const index = await openSearch({
  ...(server ? { meili: server.meili } : { embedded: { directory } }),
  dictionary: { synonyms: values['built-in'] ? [] : ownSynonyms(set) },
  ...(model && { embeddings: model.space }),
});
const count = Number(values.distractors);
const corpus = count > 0 ? buildCorpus() : undefined;
const distractors = corpus ? Array.from({ length: count }, (_, i) => corpus.distractor(i)) : [];
const documents = [...labelledDocuments(set), ...distractors];
await index.rebuild(pages(model ? await model.read(documents) : documents, 500));
const find = async (text: string): Promise<string[]> =>
  (await index.query(buildQuery(text, { limit: 5, ...(await model?.ask(text)) }))).hits.map(({ id }) => id);
console.log(JSON.stringify({ engine: index.engine, ...(await measureRelevance(find, set)) }, null, 2));
await index.close();
rmSync(directory, { recursive: true, force: true });
await server?.cleanUp();

function labelledSet(file: string): LabelledSet {
  // npm runs this in the package's folder; paths are meant from where the person stands.
  const from = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);
  try {
    return readLabelledSet(from(file), values.documents === undefined ? undefined : from(values.documents));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
