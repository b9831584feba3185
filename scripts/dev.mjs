/**
 * `npm run dev`: the API restarts when its sources change, and Vite serves the pages with hot reload. Open Vite's
 * address; the API's own port shows the pages as they were last built.
 */
import { spawn } from 'node:child_process';
import { environment, findNode, root } from './node-runtime.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit();
const api = `http://127.0.0.1:${process.env.PORT || 3000}`;
const children = [
  start('npx', ['tsc', '--build', '--watch', '--preserveWatchOutput']),
  start(findNode(), ['--watch', '--no-deprecation', 'api/dist/main.js']),
  start('npm', ['run', 'dev', '--workspace', 'web'], { API_URL: api }),
];
// One without the others is of no use: when any ends, all do.
for (const child of children) child.on('exit', () => children.forEach((other) => other.kill()));

function start(program, args, extra = {}) {
  return spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...environment(), ...extra },
    shell: process.platform === 'win32',
  });
}
