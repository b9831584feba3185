/**
 * `npm run check`: everything about the sources that can be judged without running them. Every check runs, so
 * one round shows all there is to mend; `npm run check -- lint types` runs only those.
 */
import { installDependencies } from './setup.mjs';
import { run } from './run.mjs';

const checks = [
  { name: 'format', command: ['prettier', '--check', '--cache', '--log-level', 'warn', '.'] },
  { name: 'types', command: ['tsc', '--build'] },
  { name: 'test-types', command: ['tsc', '--project', 'tsconfig.test.json'] },
  {
    name: 'generated',
    command: ['npm', 'run', 'generate:check', '--silent', '--workspaces', '--if-present'],
  },
  { name: 'messages', command: ['npm', 'run', 'messages:check', '--silent', '--workspace', 'web'] },
  // Before lint: it writes the tsconfig that lint needs to see the types of the pages.
  { name: 'web', command: ['npm', 'run', 'check', '--silent', '--workspace', 'web'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
];

await installDependencies();
const asked = process.argv.slice(2);
const wanted = checks.filter(({ name }) => asked.length === 0 || asked.includes(name));
const failed = [];
// Formatting takes one core, and as long as several of the others together.
const [format, others] = [wanted.filter(isFormat), wanted.filter((check) => !isFormat(check))];
await Promise.all([inTurn(format), inTurn(others)]);
if (failed.length > 0) {
  console.error(
    `\nTo mend: ${failed.join(', ')}. Format is mended by "npm run format", generated files by "npm run generate".`,
  );
  process.exitCode = 1;
}

function isFormat({ name }) {
  return name === 'format';
}

async function inTurn(some) {
  for (const { name, command } of some) {
    const started = Date.now();
    const { ok, output } = await run(command, { quiet: true });
    process.stdout.write(output && !output.endsWith('\n') ? `${output}\n` : output);
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    if (!ok) failed.push(name);
  }
}
