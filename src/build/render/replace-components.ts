import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { engineRoot } from '../local/engine-root.ts';
import type { OwnComponent } from '../local/own-components.ts';

const layouts = join(engineRoot, 'src', 'layouts');
const ownName = /^vitrine\/([A-Za-z]+)\.astro$/;

/**
 * Lets a component of the adopter's folder take the place of the site's of the same name, wherever that is imported.
 * The adopter's may import the one it replaces as `vitrine/<name>.astro`. What it imports from packages is looked for
 * beside it, then beside the engine.
 */
export function replaceComponents(components: readonly OwnComponent[], siteFolder: string): Plugin {
  const byOriginal = new Map(
    components.map(({ name, file }) => [join(layouts, `${name}.astro`), join(siteFolder, file)]),
  );
  const folder = join(siteFolder, 'components');
  return {
    name: 'vitrine-own-components',
    enforce: 'pre',
    async resolveId(source, importer) {
      const [, original] = ownName.exec(source) ?? [];
      if (original !== undefined) return join(layouts, `${original}.astro`);
      if (importer === undefined) return undefined;
      const [from = ''] = importer.split('?');
      if (source.startsWith('.') && source.endsWith('.astro')) return byOriginal.get(resolve(dirname(from), source));
      if (!from.startsWith(folder) || /^[./\0]/.test(source)) return undefined;
      return (
        (await this.resolve(source, importer, { skipSelf: true })) ??
        this.resolve(source, join(layouts, 'Page.astro'), { skipSelf: true })
      );
    },
  };
}
