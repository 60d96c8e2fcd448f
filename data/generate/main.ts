import { fileURLToPath } from 'node:url';
import { generate } from './generate.ts';

/** `npm run generate`: writes the demonstration's tables into `data/`. An argument names another folder. */
const folder = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
await generate({ folder, say: (line) => process.stdout.write(`${line}\n`) });
