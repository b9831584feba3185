/** Which Node runs the program. This file itself must run on Node 20, and before anything is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { delimiter, join } from 'node:path';

export const root = fileURLToPath(new URL('..', import.meta.url));

const bin = join(root, 'node_modules', '.bin');

/** Password hashing (`crypto.argon2`) came with 24.7. */
const needed = [24, 7];

/** Whether a version such as `24.21.0` can run the built program. */
export function isRecentEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

/** The path of a Node that runs the program: the one npm installed for Linux, else the one running now. */
export function findNode() {
  const own = join(bin, 'node');
  const answer = existsSync(own) ? spawnSync(own, ['--version'], { encoding: 'utf8' }) : null;
  if (answer?.status === 0) return own;
  if (isRecentEnough(process.versions.node)) return process.execPath;
  throw new Error(
    `Node ${process.versions.node} is too old, and npm has no newer one for ${process.platform}-${process.arch}. ` +
      `Install Node ${needed.join('.')} or newer from https://nodejs.org and run the command again.\n` +
      `Node ${process.versions.node} слишком старый, а для ${process.platform}-${process.arch} в npm нового нет. ` +
      `Установите Node ${needed.join('.')} или новее с https://nodejs.org и повторите команду.`,
  );
}

/** The environment in which `node`, and every tool npm linked, is the one of this clone. */
export function environment() {
  return { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };
}

/** The same without the clone's own tools: for npm while it replaces them. */
export function environmentOutside() {
  const outside = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')));
  return { ...process.env, PATH: outside.join(delimiter) };
}
