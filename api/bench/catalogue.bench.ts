/**
 * `npm run bench:catalogue`: kit, matrix and fleet through GraphQL on the built product, at 5,000 vehicles × 50,000
 * fitments × 2,000 devices beside the demo content, then a table of all fitments out and in again; prints JSON, latencies
 * in milliseconds. BENCH_SECONDS (6) says how long each question is asked, one after the other.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillCatalogue } from './fill-catalogue.ts';
import { exchangeTables } from './exchange-tables.ts';
import { percentiles, Product } from './product.ts';

const seconds = Number(process.env['BENCH_SECONDS'] ?? 6);
const size = { vehicles: 5_000, fitments: 50_000, devices: 2_000 };
const matrixSide = 50;
const fleetLines = 500;

const kit = `query ($id: UUID!) { kit(modelId: $id, year: 2019) { isUnknown items { quantity role equipment { title path } fitment { state source evidence { at } } } conditional { equipment { title } conditions { key value } } openChoices { key values } questions { text } warnings } }`;
const matrix = `query ($ids: [UUID!]) { fitmentMatrix(modelIds: $ids) { vehicleTotal equipmentTotal equipment { id title path } rows { model { id name slug make { name slug } } cells { equipmentId fitmentId state depends } } } }`;
const fleet = `query ($lines: [FleetLineInput!]!) { fleet(lines: $lines) { vehicleCount equipmentTotal lines { number text quantity state isUnknown openChoices { key values } vehicle { label year make { slug } model { id slug } generation { id name } } candidates { label model { id } } } equipment { equipment { id title path } fitsAll vehicleCount fits partly depends notCompatible quantities { role group least most } } } }`;

const dataDir = await mkdtemp(join(tmpdir(), 'fieldlore-bench-'));
const product = await Product.on(dataDir);
await product.start();
await product.stop();
const filled = await fillCatalogue(dataDir, size);
await product.start();
await product.untilIndexed(size.devices);
const cookie = await product.signIn('admin@mayak.example');

/** The n-th run of so many, each from another place. */
const slice = <T>(list: readonly T[], n: number, count: number): T[] =>
  Array.from({ length: count }, (_, i) => list[(n * 977 + i * 7) % list.length]!);

let recognized = 0;
let lines = 0;
let widest = 0;
const report = {
  machine: { cores: availableParallelism(), node: process.version, ...size, secondsEach: seconds },
  loadBefore: loadavg(),
  kit: await inTurn(async (n) => {
    await product.ask(kit, { id: filled.modelIds[(n * 977) % filled.modelIds.length] }, cookie);
  }),
  matrix50x50: await inTurn(async (n) => {
    const ids = slice(filled.modelIds, n, matrixSide);
    const answer = (await product.ask(matrix, { ids }, cookie)).fitmentMatrix;
    widest = Math.max(widest, answer.equipment.length);
  }),
  matrixColumns: widest,
  matrixOfEverything: await inTurn(async () => {
    await product.ask(matrix, { ids: null }, cookie);
  }),
  fleetOf500: await inTurn(async (n) => {
    const asked = slice(filled.fleet, n, fleetLines).map((text) => ({ text }));
    const answer = (await product.ask(fleet, { lines: asked }, cookie)).fleet;
    lines += answer.lines.length;
    recognized += answer.lines.filter(({ state }: { state: string }) => state === 'RECOGNIZED').length;
  }),
  fleetRecognizedShare: Number((recognized / lines).toFixed(3)),
  // Last: what it adds would change the figures above.
  tables: await exchangeTables(product, cookie, size.fitments),
  loadAfter: loadavg(),
};
await product.stop();
await rm(dataDir, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

/** One question after the other, for a while; the first of each kind warms up. */
async function inTurn(ask: (n: number) => Promise<void>) {
  await ask(0);
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  for (let n = 1; performance.now() < until; n++) {
    const started = performance.now();
    await ask(n);
    times.push(performance.now() - started);
  }
  return { asked: times.length, ...percentiles(times) };
}
