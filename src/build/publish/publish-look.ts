import { readFile } from 'node:fs/promises';
import type { LookModel } from '../../model/look/look.ts';
import { lookSheet } from '../../model/look/look-sheet.ts';
import { paths } from '../../model/paths.ts';
import { enginePath } from '../local/engine-root.ts';
import { type PublishedFile, textFile } from './published-files.ts';
import { readTokens } from '../prepare/look/read-tokens.ts';

/** The site's own colours and fonts, and the mark of the tab in those colours; none for a site without a look. */
export async function publishLook(look: LookModel = {}): Promise<PublishedFile[]> {
  const sheet = lookSheet(look, '../');
  const files = sheet === '' ? [] : [textFile(paths.look, sheet)];
  if (!look.tokens || look.favicon !== undefined) return files;
  const plain = readTokens();
  const mark = await readFile(enginePath('src/layouts/favicon.svg'), 'utf8');
  const painted = (['light', 'dark'] as const).reduce(
    (svg, scheme) => svg.replaceAll(plain[scheme].get('accent') ?? '', look.tokens?.[scheme]['accent'] ?? ''),
    mark,
  );
  return [...files, textFile(paths.lookIcon, painted)];
}
