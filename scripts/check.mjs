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
const failed = [];
for (const { name, command } of checks) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = Date.now();
  const { ok } = await run(command);
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) failed.push(name);
}
if (failed.length > 0) {
  console.error(
    `\nTo mend: ${failed.join(', ')}. Format is mended by "npm run format", generated files by "npm run generate".`,
  );
  process.exitCode = 1;
}
