import { build } from 'vite';

/** Bundles a test's script for the page, as `<name>.js` beside what the folder holds already. */
export async function bundleScript(input: string, name: string, dir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: dir,
      emptyOutDir: false,
      modulePreload: false,
      rollupOptions: { input, output: { entryFileNames: `${name}.js` } },
    },
  });
}
