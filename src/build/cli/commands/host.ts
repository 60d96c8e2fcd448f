import { hostFacts, isHost, securityTxtAtRoot } from '../../../model/hosting/hosts.ts';
import { hostIds } from '../../../schema/host-ids.ts';
import { addressesOf } from '../../../model/addresses.ts';
import { languageFolders } from '../../../model/hosting/serving.ts';
import { readSite } from '../../../source/read-site.ts';
import { CommandFault } from '../../local/command-fault.ts';
import { nodeFiles } from '../../local/node-files.ts';
import { filesForHost } from '../../publish/hosts/files-for-host.ts';
import { command } from '../command.ts';
import { prepareOptions, siteOption } from '../shared-options.ts';

const places = { project: 'the path of the project', root: 'the root of a host', anywhere: 'any path' } as const;

export const hostCommand = command({
  summary: 'print what a host needs: headers, redirects, content types',
  forms: [
    { words: '', does: 'list the hosts, with what each serves and its limits' },
    { words: '<host> [options]', does: `print the files for one: ${hostIds.join(', ')}` },
  ],
  maxNames: 1,
  options: { ...siteOption, url: prepareOptions.url },
  notes: `All of it is made from one table, so hosts never disagree. Files that lie in the built folder are written by
vitrine build --host <name>.`,
  async run({ names: [name], options, siteFolder, print, write }) {
    if (name === undefined) {
      for (const id of hostIds) {
        const { name: title, at, headers, limits } = hostFacts[id];
        print(
          `${id}: ${title}. Serves the folder at ${places[at]}; ${headers ? 'sets' : 'cannot set'} headers. ${limits}`,
        );
      }
      return 0;
    }
    if (!isHost(name)) throw new CommandFault(`"${name}" is no host known here; write one of ${hostIds.join(', ')}.`);
    const { readable } = await readSite(nodeFiles(siteFolder));
    if (!readable) throw new CommandFault('content/site.yaml cannot be read. What is wrong:  vitrine check');
    const { language, languages, securityTxt, ...config } = readable.config;
    const url = options.url ?? config.url;
    const { base } = addressesOf(url, language);
    const { notes, limits } = hostFacts[name];
    for (const note of [...notes, `Limits: ${limits}`]) write(`# ${note}\n`);
    if (hostFacts[name].at === 'root' && base !== '/')
      write(`# The folder is served at the root of a host, and site.yaml says  url: ${url}\n`);
    const root = securityTxt ? securityTxtAtRoot(url) : undefined;
    if (root) write(`# ${root.wanted} must show what is at ${root.published}\n`);
    const files = filesForHost(name, { base, folders: languageFolders(language, languages) });
    if (files.length === 0) write('# The built folder is enough.\n');
    for (const { path, text, inSite } of files) write(`\n# --- ${inSite ? 'dist/' : ''}${path}\n${text}`);
    return 0;
  },
});
