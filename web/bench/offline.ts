/**
 * Prints as JSON what a pack of 50 schemes takes on a device, beside what was said of it before, and how long a kept scheme
 * takes to open without network in Chromium, milliseconds. Run after a build: `npm run bench:offline`.
 */
import type { Page } from 'playwright-core';
import { harnessOf } from '../../content/test/harnesses.ts';
import { findChromium, launchChromium } from '../e2e/browser.ts';
import { startProduct } from '../e2e/product.ts';
import { Visitor } from '../e2e/visitor.ts';

const SCHEMES = 50;
/** Of each: as many as a car's loom for alarm, tracker and sensors together. */
const WIRES = 40;
const OPENED = 40;
const LIMITS = { packBytes: 20 * 1024 * 1024, openP95: 500 };

const chromium = findChromium();
if (!chromium) {
  console.log(JSON.stringify({ skipped: 'No Chromium was found: install one, or name it in CHROMIUM.' }));
  process.exit(0);
}
const product = await startProduct();
const browser = await launchChromium(chromium);
try {
  const visitor = await Visitor.arrive(browser, product.url, 'phone', { serviceWorkers: 'allow' });
  await visitor.signIn('admin');
  const numbers = await writeSchemes(visitor.page);
  const kept = await keep(visitor, numbers);
  const times = await openAll(visitor, kept.paths);
  const at = (share: number) => Number(times[Math.ceil(share * times.length) - 1]!.toFixed(1));
  const open = { times: times.length, median: at(0.5), p95: at(0.95), worst: at(1) };
  const { paths, ...pack } = kept;
  console.log(
    JSON.stringify(
      {
        schemes: SCHEMES,
        wiresEach: WIRES,
        pack: { pages: paths.length, ...pack },
        openMs: open,
        limits: LIMITS,
      },
      null,
      2,
    ),
  );
  if (pack.bytes > LIMITS.packBytes || open.p95 > LIMITS.openP95) process.exitCode = 1;
} finally {
  await browser.close();
  await product.stop();
}

/** As an author would, through the API: each with its own drawing. */
async function writeSchemes(page: Page): Promise<number[]> {
  const ask = async (query: string, variables: object) =>
    await page.evaluate(
      async (body) => {
        const answer = await fetch('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        const { data, errors } = await answer.json();
        if (errors) throw new Error(JSON.stringify(errors));
        return data;
      },
      { query, variables },
    );
  const { sections } = await ask('{ sections { id audience } }', {});
  const sectionId = sections.find(({ audience }: { audience: string }) => audience === 'PUBLIC').id;
  const numbers: number[] = [];
  for (let n = 1; n <= SCHEMES; n++) {
    const input = { kind: 'DIAGRAM', locale: 'ru', sectionId, title: `Жгут ${n}`, data: harnessOf(WIRES) };
    const { createEntry } = await ask(
      'mutation ($input: CreateEntryInput!) { createEntry(input: $input) { id number version draft { findings { key } } } }',
      { input },
    );
    await ask(
      'mutation ($id: UUID!, $version: Int!, $confirmed: [String!]!) { publishEntry(id: $id, version: $version, confirmed: $confirmed) { id } }',
      {
        id: createEntry.id,
        version: createEntry.version,
        confirmed: createEntry.draft.findings.map(({ key }: { key: string }) => key),
      },
    );
    numbers.push(createEntry.number);
  }
  return numbers;
}

async function keep(visitor: Visitor, numbers: readonly number[]) {
  const { page } = visitor;
  await visitor.goto(`/offline/keep?${new URLSearchParams(numbers.map((number) => ['of', String(number)]))}`);
  const start = performance.now();
  await page.getByRole('button', { name: 'Сохранить для работы без сети' }).click();
  await page.getByText('Сохранено. Теперь').waitFor({ timeout: 300_000 });
  const keptInMs = Math.round(performance.now() - start);
  const told = await page.evaluate(
    async (id) => await (await fetch(`/offline/pack?${id}`)).json(),
    new URL(page.url()).search.slice(1),
  );
  const saidBytes = [...told.pages, ...told.files].reduce((sum: number, { bytes }) => sum + bytes, 0);
  const stored = await page.evaluate(async () => {
    const cache = await caches.open('fieldlore-kept');
    const copies = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
    return copies.reduce((sum, copy) => sum + Number(copy!.headers.get('x-kept-bytes')), 0);
  });
  const paths = told.pages
    .filter(({ kind }: { kind: string }) => kind === 'DIAGRAM')
    .map(({ path }: { path: string }) => path) as string[];
  return { bytes: stored, saidBytes, keptInMs, paths };
}

/** What the browser says a page took from asking for its address until all of it was loaded. */
async function openAll({ page }: Visitor, paths: readonly string[]): Promise<number[]> {
  await page.context().setOffline(true);
  const times: number[] = [];
  for (const path of paths.slice(0, OPENED)) {
    await page.goto(path, { waitUntil: 'load' });
    await page.locator('.kept-copy').waitFor();
    // The event itself has to be over.
    await page.waitForFunction(() => performance.timing.loadEventEnd > 0);
    times.push(
      await page.evaluate(() => {
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        return navigation!.loadEventEnd;
      }),
    );
  }
  return times.toSorted((a, b) => a - b);
}
