import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Runes everywhere; a component that forgets them does not compile. */
export default {
  preprocess: vitePreprocess({ script: false }),
  compilerOptions: { runes: true },
};
