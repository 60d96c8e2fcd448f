import { cosignLog } from '../../witness/cosign-log.ts';
import { command } from '../command.ts';
import { recoverGiven } from '../prepare-given.ts';
import { siteOption } from '../shared-options.ts';

export const cosignCommand = command({
  summary: 'ask the witnesses of site.yaml to cosign the log',
  maxNames: 0,
  options: { ...siteOption },
  notes: `What they sign is kept in data/log.checkpoint, and the next build publishes it. VITRINE_LOG_KEY must hold the
log's secret key. Exit codes: 0 all cosigned, 1 one refused, 2 the command line cannot be carried out, 3 one could not
be asked.`,
  async run({ siteFolder, environment, print, progress }) {
    await recoverGiven(siteFolder, progress);
    return cosignLog(siteFolder, { environment, fetch, print });
  },
});
