import { formatFirstImpact, formatImpact } from '../../ci/format-impact.ts';
import { impactOf } from '../../ci/impact.ts';
import { readSiteState } from '../../ci/site-state.ts';
import { CommandFault } from '../../local/command-fault.ts';
import { commitOf, gitFiles } from '../../local/git-files.ts';
import { nodeFiles } from '../../local/node-files.ts';
import { command } from '../command.ts';
import { siteOption } from '../shared-options.ts';

export const impactCommand = command({
  summary: "tell what a change means for people's privacy, as Markdown",
  maxNames: 0,
  options: {
    ...siteOption,
    base: {
      type: 'string',
      value: 'branch',
      help: 'compare with the site of this branch, tag or commit',
    },
  },
  notes: `It prints the text of a comment for a change that is under review: what each category covers more or less, whether
people must be asked again, and what is said less, otherwise or more. With no change it says so.
It judges nothing: that is what  vitrine check  is for. Exit codes: 0 told, 1 the site cannot be read, 2 no such base.`,
  async run({ options: { base }, siteFolder, write, progress }) {
    if (base === undefined) throw new CommandFault('Compared with what? Name a branch:  vitrine impact --base main');
    const commit = await commitOf(base, siteFolder, '--base');
    const clock = () => new Date();
    const now = await readSiteState(nodeFiles(siteFolder), clock);
    if (!now.state) {
      progress.say('content/site.yaml cannot be read, so nothing can be compared. What is wrong:  vitrine check');
      return 1;
    }
    const before = await readSiteState(await gitFiles(commit, siteFolder), clock);
    if (before.state) write(formatImpact(impactOf(before.state, now.state), base));
    else if (!before.isThere) write(formatFirstImpact(base));
    else {
      progress.say(`content/site.yaml of ${base} cannot be read by this version, so nothing can be compared.`);
      return 1;
    }
    return 0;
  },
});
