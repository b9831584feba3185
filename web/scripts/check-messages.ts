// No message may be missing in a language, left unused, or differ in its placeholders.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { messageProblems, type Messages } from './message-problems.ts';

const locales = Object.fromEntries(
  globSync('messages/*.json').map((file) => [
    basename(file, '.json'),
    JSON.parse(readFileSync(file, 'utf8')) as Messages,
  ]),
);
const sources = globSync('src/**/*.{svelte,ts}', { exclude: ['src/lib/paraglide/**'] })
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const problems = messageProblems(locales, sources);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length ? 1 : 0;
