import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment, root } from './node-runtime.mjs';

/**
 * Runs a command in the clone and resolves with how it ended. With `quiet` its output is kept and returned
 * instead of shown.
 * @param {string[]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] `cwd` is relative to the clone
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run([program, ...args], { cwd = '.', env = environment(), quiet = false } = {}) {
  const child = spawn(program, args, {
    cwd: join(root, cwd),
    env,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    // Windows finds `npm.cmd` only through its shell.
    shell: process.platform === 'win32',
  });
  let output = '';
  // By letters: those that are cut between two chunks would be lost.
  child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}
