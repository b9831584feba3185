// JavaScript that each page loads before anybody does anything, gzip bytes, as JSON. Run after a build.
//   node scripts/measure-js.ts --check   prints only what is wrong: the pages that are read and ship more than the limit
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

/** What SvelteKit's own server knows of the built pages; the parts that are read here. */
interface Manifest {
  client: { imports: string[] };
  nodes: (() => Promise<{ imports: string[] }>)[];
  routes: { id: string; page: { layouts: (number | undefined)[]; leaf: number } | null }[];
}

/** What Vite knows of the built files. */
type Chunks = Record<string, { file: string; imports?: string[] }>;

/** Of a page that is read, bytes: 70 KB of 1024. */
const LIMIT = 70 * 1024;
const OUTPUT = resolve('.svelte-kit/output');
/** Pages that people write on load an editor. */
const WRITING = /^\/(\(app\)\/)?(edit|admin|review)(\/|$)|\/fitments$/;

const manifestFile = resolve(OUTPUT, 'server/manifest-full.js');
if (!existsSync(manifestFile)) throw new Error('There is no build to measure. Run: npm run build -w web');
const { manifest } = (await import(pathToFileURL(manifestFile).href)) as { manifest: Manifest };

const chunks = JSON.parse(readFileSync(resolve(OUTPUT, 'client/.vite/manifest.json'), 'utf8')) as Chunks;
const byFile = new Map(Object.values(chunks).map((chunk) => [chunk.file, chunk]));

/** Files with all that they import: SvelteKit's own list leaves out what is also reached by an import on demand. */
function withImports(files: string[], found = new Set<string>()): Set<string> {
  for (const file of files.filter((name) => !found.has(name))) {
    found.add(file);
    withImports(
      (byFile.get(file)?.imports ?? []).map((key) => chunks[key]!.file),
      found,
    );
  }
  return found;
}

const sizes = new Map<string, number>();

function gzipSize(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(resolve(OUTPUT, 'client', file)), { level: 9 }).length;
  sizes.set(file, size);
  return size;
}

const pages: Record<string, number> = {};
for (const { id, page } of manifest.routes) {
  if (!page) continue;
  const numbers = [...page.layouts, page.leaf].filter((number) => number !== undefined);
  const nodes = await Promise.all(numbers.map((number) => manifest.nodes[number]!()));
  const files = withImports([...manifest.client.imports, ...nodes.flatMap(({ imports }) => imports)]);
  pages[id] = [...files].reduce((sum, file) => sum + gzipSize(file), 0);
}

const reading = Object.entries(pages)
  .filter(([id]) => !WRITING.test(id))
  .toSorted(([, a], [, b]) => b - a);
const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
if (check) {
  for (const [id, bytes] of reading.filter(([, size]) => size > LIMIT)) {
    console.error(
      `${id} loads ${bytes} bytes of JavaScript, more than ${LIMIT}: import what it needs later on demand, or see web/chunks.ts`,
    );
    process.exitCode = 1;
  }
} else {
  const [route, bytes] = reading[0]!;
  console.log(JSON.stringify({ unit: 'bytes gzip', pages, largestReadingPage: { route, bytes } }, null, 2));
}
