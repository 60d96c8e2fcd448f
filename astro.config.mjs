import { defineConfig } from 'astro/config';

/** The page hands the solver its WebAssembly (`engine/highs.wasm.gz`), so a second copy beside the scripts is not needed. */
const withoutOwnFile = () => ({
  name: 'highs-without-its-own-file',
  transform: (code, id) =>
    id.includes('highs/build/highs.mjs')
      ? code.replace('new URL("highs.wasm",import.meta.url).href', '"highs.wasm"')
      : undefined,
});

/**
 * What holds for every site. Address, folders and output are set by `src/build/render/build-site.ts`, which reads the
 * adopter's folder first; run Astro through the npm scripts, never by itself.
 */
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  // A strict content security policy allows no inline style and no data: URL for scripts.
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [withoutOwnFile()], worker: { plugins: () => [withoutOwnFile()] } },
  devToolbar: { enabled: false },
  compressHTML: 'jsx',
});
