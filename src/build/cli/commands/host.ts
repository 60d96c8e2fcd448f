import { resolve } from 'node:path';
import { hostFacts, hostPlaces, isHost, securityTxtAtRoot } from '../../../model/hosting/hosts.ts';
import { type HostId, hostIds } from '../../../schema/host-ids.ts';
import { readSite } from '../../../source/read-site.ts';
import { CommandFault } from '../../local/command-fault.ts';
import { nodeFiles } from '../../local/node-files.ts';
import { writeNew } from '../../local/write-new.ts';
import { type HostFile, filesForHost } from '../../publish/hosts/files-for-host.ts';
import { type ServedPlace, servedPlaceOf } from '../../publish/hosts/served-place.ts';
import { command } from '../command.ts';
import { prepareOptions, siteOption } from '../shared-options.ts';

function listHosts(print: (line: string) => void): void {
  for (const id of hostIds) {
    const { name, at, headers, limits } = hostFacts[id];
    print(
      `${id}: ${name}. Serves the folder at ${hostPlaces[at]}; ${headers ? 'sets' : 'cannot set'} headers. ${limits}`,
    );
  }
}

/** What to do on a host, and what to know, for a site at an address. */
function linesAbout(host: HostId, url: string, { base, securityTxt }: ServedPlace): string[] {
  const { at, steps, notes, limits } = hostFacts[host];
  const root = securityTxt ? securityTxtAtRoot(url) : undefined;
  return [
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    ...notes,
    `Limits: ${limits}`,
    ...(at === 'root' && base !== '/'
      ? [`The folder is served at the root of a host, and site.yaml says  url: ${url}`]
      : []),
    ...(root ? [`${root.wanted} must show what is at ${root.published}`] : []),
  ];
}

/** Writes the files that do not lie in the built folder into another one; gives these. */
async function writeBeside(folder: string, files: readonly HostFile[]): Promise<readonly HostFile[]> {
  const beside = files.filter(({ inSite }) => !inSite);
  await writeNew(resolve(folder), new Map(beside.map(({ path, text }) => [path, text])));
  return beside;
}

export const hostCommand = command({
  summary: 'print what a host needs: headers, redirects, content types',
  forms: [
    { words: '', does: 'list the hosts, with what each serves and its limits' },
    { words: '<host> [options]', does: `print the files for one: ${hostIds.join(', ')}` },
  ],
  maxNames: 1,
  options: {
    ...siteOption,
    url: prepareOptions.url,
    into: {
      type: 'string',
      value: 'folder',
      help: 'write the files for a server there, and print what to do with them',
    },
  },
  notes: `All of it is made from one table, so hosts never disagree. Files that lie in the built folder are written by
vitrine build --host <name>.`,
  async run({ names: [name], options, siteFolder, print, write }) {
    if (name === undefined) {
      listHosts(print);
      return 0;
    }
    if (!isHost(name)) throw new CommandFault(`"${name}" is no host known here; write one of ${hostIds.join(', ')}.`);
    const { readable } = await readSite(nodeFiles(siteFolder));
    if (!readable) throw new CommandFault('content/site.yaml cannot be read. What is wrong:  vitrine check');
    const url = options.url ?? readable.config.url;
    const place = servedPlaceOf({ ...readable.config, url });
    const files = filesForHost(name, place);
    for (const line of linesAbout(name, url, place)) write(`# ${line}\n`);
    if (files.length === 0) write('# The built folder is enough.\n');
    const written = options.into === undefined ? [] : await writeBeside(options.into, files);
    for (const { path } of written) write(`# Written: ${options.into}/${path}\n`);
    for (const { path, text, inSite } of files.filter((file) => !written.includes(file)))
      write(`\n# --- ${inSite ? 'dist/' : ''}${path}\n${text}`);
    return 0;
  },
});
