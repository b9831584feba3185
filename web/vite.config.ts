import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { paraglide } from './paraglide.config.ts';

// Bundled from its source. The condition `source` would do it too, but other packages ship sources that do not compile.
const contentSource = fileURLToPath(new URL('../content/src/index.ts', import.meta.url));

export default defineConfig({
  plugins: [
    paraglideVitePlugin(paraglide),
    sveltekit({
      adapter: adapter(),
      compilerOptions: { runes: true },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Svelte's `style:` and Tiptap write style attributes, which a nonce cannot allow.
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
  resolve: { alias: { '@fieldlore/content': contentSource } },
});
