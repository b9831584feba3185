/** `npm start`: sets the clone up, then runs the built program. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { environment, findNode, isRecentEnough, root } from './node-runtime.mjs';
import { setUpOrExit } from './setup.mjs';

const program = join(root, 'api', 'dist', 'main.js');

await setUpOrExit();
if (isRecentEnough(process.versions.node)) {
  // TypeORM runs queries side by side on one connection; pg 8 allows it and says that pg 9 will not.
  process.noDeprecation = true;
  await import(pathToFileURL(program).href);
} else {
  runOn(findNode());
}

/** The very first start is still on the system's older Node; from the second on, npm finds the clone's own. */
function runOn(node) {
  const child = spawn(
    node,
    ['--no-deprecation', '--import', new URL('follow-parent.mjs', import.meta.url).href, program],
    {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: environment(),
    },
  );
  // Ctrl-C reaches both by the terminal; the other signals are for this process alone unless passed on.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}
