import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Journeys through the built product in a real browser: `npm run e2e`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    include: ['*.test.ts'],
    globalSetup: 'global-setup.ts',
    // One browser at a time: journeys are held to seconds, and browsers side by side slow each other.
    fileParallelism: false,
    testTimeout: 120_000,
    // As long as anything else on a page may take: `PATIENCE` of visitor.ts.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 300_000,
    // The product ends its work and its database in order.
    teardownTimeout: 40_000,
  },
});
