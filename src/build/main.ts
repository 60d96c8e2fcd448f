import { parseArgs } from 'node:util';
import { commands } from './commands.ts';

const usage = `Usage: npm run <command> [-- options]
  npm start                 check, build and serve the site
  npm run dev               serve it and rebuild on every change
  npm run build             check and build into dist/
  npm run check             check content and data; --json for machines
Options
  --outDir <folder>         where the site is written (default: dist)
  --port <number>           for start and dev (default: 4321)
  --url <address>           serve under another address than site.yaml says
SITE_DIR=<folder> chooses the folder that has content/ and data/ (default: this one).`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    outDir: { type: 'string' },
    port: { type: 'string' },
    url: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
const [name = '', ...rest] = positionals;
const command = commands[name];
if (!command || values['help']) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = values['help'] ? 0 : 2;
} else {
  process.exitCode = await command({ positionals: rest, options: values as Record<string, string | boolean | undefined>, environment: process.env });
}
