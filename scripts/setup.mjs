/**
 * Brings a clone to where it can run: dependencies as the lockfile says, then whatever is not built from the
 * sources as they are now. Needs only Node 20 and npm; does nothing, in moments, when nothing has changed.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOutside, findNode, root } from './node-runtime.mjs';
import { run } from './run.mjs';
import { fingerprint, stampFile } from './stamp.mjs';

const shared = ['package-lock.json', 'tsconfig.base.json', 'content/src', 'content/tsconfig.json'];

const builds = [
  {
    name: 'api',
    sources: [
      ...shared,
      'tsconfig.json',
      'search/src',
      'search/tsconfig.json',
      'api/src',
      'api/tsconfig.json',
    ],
    result: 'api/dist/main.js',
    command: ['tsc', '--build'],
    cwd: '.',
  },
  {
    name: 'web',
    sources: [...shared, 'web', 'api/schema.graphql'],
    result: 'web/build/handler.js',
    command: ['npm', 'run', 'build', '--silent'],
    cwd: 'web',
  },
];

/** Installs and builds what is missing or out of date; on failure says why and ends the process. */
export async function setUpOrExit() {
  try {
    await installDependencies();
    findNode();
    await buildWhatChanged();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

/** `npm ci` unless this lockfile has been installed here already. */
export async function installDependencies() {
  const lock = fingerprint(['package-lock.json']);
  const stamp = stampFile('node_modules/.cache/fieldlore/installed');
  if (stamp.holds(lock)) return;
  if (installedByHand()) return stamp.write(lock);
  console.log('Installing dependencies (about half a minute) …');
  // Named on the command line, because NODE_ENV=production or a user's .npmrc would leave out the build tools
  // and the platform's Node and PostgreSQL. Nothing we use needs an install script.
  const command = [
    'npm',
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-fund',
    '--no-audit',
    // npm itself runs on the older Node and would list every package that needs the one it is installing.
    '--loglevel=error',
  ];
  const { ok } = await run(command, { env: environmentOutside() });
  if (!ok)
    throw new Error(
      'The dependencies were not installed: npm says above why. Mend that (often the network or a full disk) and run the command again.\n' +
        'Зависимости не установлены: причина выше, в словах npm. Устраните её (чаще всего сеть или место на диске) и повторите команду.',
    );
  stamp.write(lock);
}

/** npm writes its own copy of the lockfile last of all. */
function installedByHand() {
  const changed = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return changed('node_modules/.package-lock.json') > changed('package-lock.json');
}

async function buildWhatChanged() {
  const due = builds
    .map((build) => ({
      ...build,
      now: fingerprint(build.sources),
      stamp: stampFile(`node_modules/.cache/fieldlore/${build.name}`),
    }))
    .filter(({ now, stamp, result }) => !stamp.holds(now) || !existsSync(join(root, result)));
  if (due.length === 0) return;
  console.log(`Building ${due.map(({ name }) => name).join(' and ')} …`);
  await Promise.all(due.map(build));
}

async function build({ name, command, cwd, now, stamp }) {
  const { ok, output } = await run(command, { cwd, quiet: true });
  if (!ok)
    throw new Error(
      `${output}\nBuilding ${name} failed; the reason is above. / Сборка ${name} не удалась, причина выше.`,
    );
  stamp.write(now);
}
