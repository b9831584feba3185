import { defineConfig } from 'vitest/config';

/** The tests of the repository itself; each workspace has a configuration of its own. */
export default defineConfig({
  test: { name: 'scripts', include: ['scripts/**/*.test.ts'] },
});
