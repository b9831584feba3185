import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'content',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Many documents or pages a test: room for a busy machine.
    testTimeout: 60_000,
  },
});
