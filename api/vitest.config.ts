import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// Workspace packages are tested from their sources, so nothing has to be built first. Others are loaded as Node loads
// them: what a package has under `module` is for bundlers and may not run as it is.
const conditions = ['source', ...defaultServerConditions.filter((condition) => condition !== 'module')];

export default defineConfig({
  resolve: {
    conditions,
    // type-graphql loads CommonJS graphql; a test that imports the ES module would hold a second copy of it.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  ssr: { resolve: { conditions } },
  test: {
    name: 'api',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['reflect-metadata'],
    // As in search: threads run from source crash otherwise, now and then.
    execArgv: ['--wasm-wrapper-tiering-budget=1000000000'],
    // Two cores: more forks than that only make each other time out.
    maxWorkers: 2,
    testTimeout: 120_000,
    // What is waited for comes when it comes: a busy machine is no failure.
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 180_000,
  },
});
