import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'search',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Time belongs to the benchmarks: a busy machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The engine's thread is run from its source, and V8 13.6 sometimes crashes a thread in which Node's TypeScript
    // remover, a WebAssembly module, is called often enough to be optimised (in TierUpWasmToJSWrapper).
    execArgv: ['--wasm-wrapper-tiering-budget=1000000000'],
  },
});
