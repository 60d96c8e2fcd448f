import { fileURLToPath } from 'node:url';
import { nodeFiles } from '../../src/build/local/node-files.ts';
import { generate } from './generate.ts';
import { writeHistory } from './history/write-history.ts';

/**
 * `npm run generate`: writes the demonstration's tables into `data/`, then its log. An argument names another folder,
 * for tables alone; `--log` writes the log alone, which a change of `content/` asks for.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
const data = fileURLToPath(new URL('..', import.meta.url));
const [asked] = process.argv.slice(2);
if (asked !== '--log') await generate({ folder: asked ?? data, say });
if (asked === undefined || asked === '--log') {
  const site = fileURLToPath(new URL('../..', import.meta.url));
  say(`log and snapshots: ${await writeHistory(nodeFiles(site), data)} files`);
}
