import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the engine itself: where `package.json`, `astro.config.mjs` and `src/` are, in the repository and in an
 * installed package.
 */
export const engineRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** The path of a file that lies beside the code, as it was written: `src/styles/tokens.css`. */
export const enginePath = (path: string): string => join(engineRoot, path);

/** The path of a file of a package that the engine depends on: `@resvg/resvg-wasm/index_bg.wasm`. */
export const dependencyPath: (path: string) => string = createRequire(import.meta.url).resolve;

/** The folder `node_modules` in which the engine's dependencies lie: its own, or the one it was installed into. */
export const packagesFolder = dependencyPath('sirv').replace(
  /([\\/]node_modules)[\\/](?!.*[\\/]node_modules[\\/]).*$/,
  '$1',
);

/** The version of the engine, as its package names it. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(enginePath('package.json'), 'utf8')) as { version: string }).version;
