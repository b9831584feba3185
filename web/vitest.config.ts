import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { paraglide } from './paraglide.config.ts';
import { workspaceAlias } from './workspace.alias.ts';

await compile(paraglide);

export default defineConfig({
  // Components are rendered on the server side here; what needs a browser is a Playwright journey.
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  resolve: {
    alias: {
      '#lib': fileURLToPath(new URL('./src/lib', import.meta.url)),
      '$app/env/private': fileURLToPath(new URL('./src/testing/private-env.ts', import.meta.url)),
      ...workspaceAlias,
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
});
