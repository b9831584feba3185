import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { chunks } from './chunks.ts';
import { paraglide } from './paraglide.config.ts';
import { leanMessages } from './scripts/lean-messages.ts';
import { workspaceAlias } from './workspace.alias.ts';

export default defineConfig({
  plugins: [
    paraglideVitePlugin(paraglide),
    leanMessages(),
    sveltekit({
      adapter: adapter(),
      compilerOptions: { runes: true },
      csp: {
        // The API's page cache, which hands one page to many readers, puts hashes in the nonces' place.
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Svelte's `style:` and Tiptap write style attributes, which a hash cannot allow.
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['self'],
        },
      },
    }),
  ],
  // Small subsets of a font would come as data: addresses, which the Content-Security-Policy refuses.
  build: { assetsInlineLimit: 0 },
  resolve: { alias: workspaceAlias },
  environments: {
    client: {
      build: {
        rolldownOptions: { output: { codeSplitting: chunks } },
      },
    },
  },
});
