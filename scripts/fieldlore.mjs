#!/usr/bin/env node
/** `npx fieldlore …`: the command line of a clone. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { environment, findNode, root } from './node-runtime.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit();
const program = join(root, 'api', 'dist', 'cli', 'main.js');
const { status } = spawnSync(findNode(), ['--no-deprecation', program, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: environment(),
});
process.exitCode = status ?? 1;
