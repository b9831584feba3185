/**
 * `npm run bench:pins`: rows of pins and whole sheets searched through GraphQL on the built product, at 5,000 schemes × 100
 * pins beside the demo content; prints JSON, latencies in milliseconds. BENCH_DIAGRAMS (5,000), BENCH_SECONDS (6) each.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDiagrams } from './fill-diagrams.ts';
import { percentiles, Product } from './product.ts';

const diagrams = Number(process.env['BENCH_DIAGRAMS'] ?? 5_000);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 6);
const pinsEach = 100;

const rows = `query ($text: String!) { pins(text: $text, first: 20) { connector label function signal colour { main stripe } entry { title path } } }`;
const sheets = `query ($text: String!) { search(text: $text, filter: { kind: [DIAGRAM] }, limit: 20) { total hits { entry { title path } reason { kind anchor parts { text hit } } } } }`;
const texts = [
  'бензонасос реле',
  'CAN H',
  'pin 19a',
  'сине-белый зажигание',
  'X2 17',
  'тахометр',
  'fuel pump',
  'стоп-сигнал красный',
  'датчик скорости VSS',
  'X4 7a масса',
  'температура охлаждающей жидкости',
  'бензонасос машины 4321',
  'нет такого вывода',
];

const dataDir = await mkdtemp(join(tmpdir(), 'fieldlore-bench-'));
const product = await Product.on(dataDir);
await product.start();
await product.stop();
await fillDiagrams(dataDir, diagrams, pinsEach);
await product.start();
await product.untilIndexed(diagrams);
const cookie = await product.signIn('engineer@mayak.example');
const loadBefore = loadavg();
const report = {
  machine: { cores: availableParallelism(), node: process.version, diagrams, pinsEach, secondsEach: seconds },
  rows: await inTurn(rows),
  sheets: await inTurn(sheets),
  rowsByText: await byText(rows),
  loadBefore,
  loadAfter: loadavg(),
};
await product.stop();
await rm(dataDir, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

/** One after the other; every text once before the watch runs. */
async function inTurn(document: string) {
  for (const text of texts) await product.ask(document, { text }, cookie);
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  for (let n = 0; performance.now() < until; n++) times.push(await timed(document, texts[n % texts.length]!));
  return { asked: times.length, ...percentiles(times) };
}

/** What each text takes: the median of five. */
async function byText(document: string) {
  const medians: Record<string, number> = {};
  for (const text of texts) {
    const times: number[] = [];
    for (let run = 0; run < 5; run++) times.push(await timed(document, text));
    medians[text] = percentiles(times).p50;
  }
  return medians;
}

async function timed(document: string, text: string): Promise<number> {
  const started = performance.now();
  await product.ask(document, { text }, cookie);
  return performance.now() - started;
}
