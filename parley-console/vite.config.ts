import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/**
 * Two pages (the console and the side-by-side demonstration), no inline script, style or data: address,
 * because the station serves them under a policy that forbids all three.
 */
export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'chrome120',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rollupOptions: { input: { index: 'index.html', demo: 'demo.html' } },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:9471' } },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
});
