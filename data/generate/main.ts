import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFiles } from '../../src/build/local/node-files.ts';
import { generate } from './generate.ts';
import { writeHistory } from './history/write-history.ts';
import { reference } from './reference/reference.ts';

/**
 * `npm run generate`: writes the demonstration's tables into `data/`, then its log. An argument names another folder,
 * for tables alone; `--log` writes the log alone, which a change of `content/` asks for; `--reference` the lessons that
 * are made from the code.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
const data = fileURLToPath(new URL('..', import.meta.url));
const [asked] = process.argv.slice(2);
const site = fileURLToPath(new URL('../..', import.meta.url));
if (asked === undefined || asked === '--reference')
  for (const [path, text] of reference()) await writeFile(join(site, path), text);
if (asked !== '--log' && asked !== '--reference') await generate({ folder: asked ?? data, say });
if (asked === undefined || asked === '--log') {
  say(`log and snapshots: ${await writeHistory(nodeFiles(site), data)} files`);
}
