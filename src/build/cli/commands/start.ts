import { resolve } from 'node:path';
import { serve } from '../../render/serve.ts';
import { command } from '../command.ts';
import { portOf } from '../port-of.ts';
import { portOption } from '../shared-options.ts';
import { buildCommand } from './build.ts';

export const startCommand = command({
  summary: 'check, build and serve the site on this computer',
  maxNames: 0,
  options: { ...buildCommand.options, ...portOption },
  async run(given) {
    const code = await buildCommand.run(given);
    if (code !== 0) return code;
    await serve({ folder: resolve(given.options.outDir), port: portOf(given), say: given.print });
    return 0;
  },
});
