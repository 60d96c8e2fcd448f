import { defineConfig } from 'astro/config';

/**
 * What holds for every site. Address, folders and output are set by `src/build/render/build-site.ts`, which reads the
 * adopter's folder first; run Astro through the npm scripts, never by itself.
 */
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  // A strict content security policy allows no inline style and no data: URL for scripts.
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  compressHTML: 'jsx',
});
