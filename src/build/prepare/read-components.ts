import { suggest } from '../../problems/suggest.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Files } from '../../source/files.ts';
import { componentsFolder, isReplaceable, type OwnComponent, replaceable } from '../local/own-components.ts';

/**
 * The components of an adopter's folder that take the place of the site's, and a problem for each file there that takes
 * none's; what lies in folders below is theirs to import. Nothing for a folder without components.
 */
export async function readComponents(
  files: Files,
): Promise<{ readonly components: readonly OwnComponent[]; readonly problems: readonly Problem[] }> {
  const components: OwnComponent[] = [];
  const problems: Problem[] = [];
  const names = Object.keys(replaceable).map((name) => `${name}.astro`);
  for (const file of await files.list(componentsFolder)) {
    const inFolder = file.slice(componentsFolder.length + 1);
    if (inFolder.includes('/') || !inFolder.endsWith('.astro')) continue;
    const name = inFolder.slice(0, -'.astro'.length);
    if (isReplaceable(name)) {
      components.push({ name, file, text: new TextDecoder().decode(await files.read(file)) });
      continue;
    }
    const near = suggest(inFolder, names);
    problems.push({
      code: 'component/unknown',
      file,
      line: 1,
      column: 1,
      message: `${inFolder} replaces nothing. What can be replaced: ${names.join(', ')}.`,
      fix: `${near === undefined ? '' : `call it ${near}, or `}move it to ${componentsFolder}/parts/, where yours may import it`,
    });
  }
  return { components, problems };
}
