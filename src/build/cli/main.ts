import { parseArgs } from 'node:util';
import { suggest } from '../../problems/suggest.ts';
import { CommandFault } from '../local/command-fault.ts';
import { commands } from './commands.ts';

const usage = `Usage: npm run <command> [-- options]
  npm start                 check, build and serve the site
  npm run dev               serve it and rebuild on every change
  npm run build             check and build into dist/
  npm run check             check content and data; --json for machines
  npm run release           publish the next period of a table, or what the switches cover; --help tells how
  npm run report            write the report about a period; --help tells how
Options
  --outDir <folder>         where the site is written (default: dist)
  --port <number>           for start and dev (default: 4321)
  --url <address>           serve under another address than site.yaml says
  --previous <file or URL>  a log published before, which this one must extend; may be given more than once
  --source <folder>         for check: a checkout of the app's source code, to compare permalinks of fields with
  --base <git ref>          a branch whose data/log.jsonl this one must extend
SITE_DIR=<folder> chooses the folder that has content/ and data/ (default: this one).
VITRINE_LOG_KEY=<key> signs the log's checkpoint.`;

const options = {
  outDir: { type: 'string' },
  port: { type: 'string' },
  url: { type: 'string' },
  json: { type: 'boolean' },
  previous: { type: 'string', multiple: true },
  base: { type: 'string' },
  table: { type: 'string' },
  period: { type: 'string' },
  date: { type: 'string' },
  suppress: { type: 'boolean' },
  round: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  audit: { type: 'string' },
  source: { type: 'string' },
  policy: { type: 'boolean' },
  adopt: { type: 'boolean' },
  'new-key': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs what was asked for; a fault of the command line is told and gives 2. */
async function run(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, strict: false, options });
  const [name = '', ...rest] = positionals;
  const command = commands[name];
  const isHelp = values['help'] === true;
  if (!command || (isHelp && name !== 'release' && name !== 'report')) {
    process.stderr.write(`${usage}\n`);
    return isHelp ? 0 : 2;
  }
  const known = Object.keys(options);
  const unknown = Object.keys(values).find((key) => !known.includes(key));
  const bare = Object.entries(options).find(
    ([key, { type }]) => type === 'string' && [(values as Record<string, unknown>)[key]].flat().includes(true),
  );
  try {
    if (unknown !== undefined) {
      const near = suggest(unknown, known);
      throw new CommandFault(`There is no option --${unknown}.${near === undefined ? '' : ` Did you mean --${near}?`}`);
    }
    if (bare) throw new CommandFault(`--${bare[0]} needs a value after it.`);
    return await command({ positionals: rest, options: values, environment: process.env });
  } catch (error) {
    if (!(error instanceof CommandFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = await run();
