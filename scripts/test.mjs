/**
 * `npm test`: every workspace's tests, then the browser journeys, and one summary of all of them at the end.
 * `npm test -- api search` runs only those; the last line is `N passed, N failed, N skipped` in any case.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from './run.mjs';
import { setUpOrExit } from './setup.mjs';

const suites = [
  { name: 'scripts', cwd: '.' },
  { name: 'content', cwd: 'content' },
  { name: 'search', cwd: 'search' },
  { name: 'api', cwd: 'api' },
  { name: 'web', cwd: 'web' },
  { name: 'e2e', cwd: 'web', config: 'e2e/vitest.config.ts' },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(
    `No such tests: ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}

await setUpOrExit();
const results = [];
for (const suite of suites)
  if (asked.length === 0 || asked.includes(suite.name)) results.push(await runSuite(suite));
report(results);

async function runSuite({ name, cwd, config }) {
  console.log(`\n── ${name} ──`);
  const folder = mkdtempSync(join(tmpdir(), 'fieldlore-test-report-'));
  const file = join(folder, 'report.json');
  // From the workspace's own folder: Svelte's and paraglide's plugins look for their files from there.
  const command = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { ok } = await run(config ? [...command, '--config', config] : command, { cwd });
  const counts = existsSync(file)
    ? count(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: [], skipped: [] };
  rmSync(folder, { recursive: true });
  if (!ok && counts.failed.length === 0)
    counts.failed.push({ test: 'the run itself', why: 'an error outside every test, printed above' });
  return { name, ...counts };
}

function count({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  // As when a file can't be loaded, or what it does before and after its tests fails.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every(({ status: own }) => own !== 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...tests
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({ test: fullName, why: failureMessages.join('\n') })),
      ...brokenFiles.map(({ name, message }) => ({ test: relative(process.cwd(), name), why: message })),
    ],
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
  };
}

function report(all) {
  console.log('\n── summary ──');
  for (const { name, passed, failed, skipped } of all) {
    console.log(`${name.padEnd(8)} ${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
    for (const test of skipped) console.log(`         skipped: ${test}`);
  }
  // Last, where a log that was cut to its end still has them.
  for (const { name, failed } of all)
    for (const { test, why } of failed) console.log(`\nfailed in ${name}: ${test}\n${beginning(why)}`);
  const sum = (of) => all.reduce((total, result) => total + of(result), 0);
  const failed = sum((result) => result.failed.length);
  console.log(
    `${sum((result) => result.passed)} passed, ${failed} failed, ${sum((result) => result.skipped.length)} skipped`,
  );
  process.exitCode = failed > 0 ? 1 : 0;
}

/** What went wrong and where, without all that was compared. */
function beginning(why) {
  return why
    .split('\n')
    .filter((line) => !line.includes('node_modules') && !line.includes('<anonymous>'))
    .slice(0, 12)
    .map((line) => `         ${line.slice(0, 200)}`)
    .join('\n');
}
