// Builds the examples that need it into examples/built/: node tools/run/examples.mjs, which `npm start` does.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const library = (path) => here(`../dist/${path}`);

export default defineConfig({
  root: here('.'),
  base: './',
  logLevel: 'warn',
  // In a project of your own, `npm install digit-gesture` takes the place of these three lines.
  resolve: {
    alias: [
      { find: /^digit-gesture$/, replacement: library('index.js') },
      { find: /^digit-gesture\/element$/, replacement: library('element/index.js') },
      { find: /^digit-gesture\/element\/define$/, replacement: library('element/define.js') },
    ],
  },
  plugins: [
    // A tag with a dash is an element, not a Vue component.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.includes('-') } } }),
    svelte({ configFile: false }),
  ],
  build: {
    outDir: here('built'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: {
        sdk: here('sdk/main.ts'),
        react: here('react/main.tsx'),
        vue: here('vue/main.ts'),
        svelte: here('svelte/main.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
