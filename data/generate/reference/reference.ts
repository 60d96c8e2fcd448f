import { z } from 'zod';
import { commands } from '../../../src/build/cli/commands.ts';
import type { Command } from '../../../src/build/cli/command.ts';
import { publishSchemas } from '../../../src/build/publish/publish-schemas.ts';
import { filesForHost } from '../../../src/build/publish/hosts/files-for-host.ts';
import { servedPlaceOf } from '../../../src/build/publish/hosts/served-place.ts';
import { hostFacts, hostPlaces } from '../../../src/model/hosting/hosts.ts';
import { paths } from '../../../src/model/paths.ts';
import { checkIds } from '../../../src/schema/check-ids.ts';
import { consentFileSchema } from '../../../src/schema/consent-file.ts';
import { type HostId, hostIds } from '../../../src/schema/host-ids.ts';
import { kindNames, nouns } from '../../../src/schema/nouns.ts';
import { en } from '../../../src/words/en.ts';
import { published } from './published.ts';
import { schemaTable } from './schema-table.ts';

interface Lesson {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
}

const row = (...cells: readonly string[]) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
/** A text of the code as Markdown: what stands in angle brackets is shown as code, not taken for HTML. */
const shown = (text: string) =>
  text.replace(/`[^`]*`|<[^<>\s]+>/g, (found) => (found.startsWith('`') ? found : `\`${found}\``));
const sections = (parts: readonly (readonly [heading: string, body: string])[]) =>
  parts.map(([heading, body]) => `## ${heading}\n\n${body}`).join('\n\n');

const schemas = new Map(
  publishSchemas().map(({ path, bytes }) => [path, JSON.parse(new TextDecoder().decode(bytes)) as unknown]),
);
const tableOf = (name: string) => shown(schemaTable(schemas.get(paths.schema(name))));

function commandPart(name: string, { summary, forms = [], options, notes }: Command): [string, string] {
  const lines = forms.map(
    ({ words, does }) => `- \`vitrine ${name}${words === '' ? '' : ` ${words}`}\`: ${shown(does)}.`,
  );
  const table = Object.entries(options).map(([option, described]) => {
    const value = described.type === 'string' ? ` <${described.value}>` : '';
    const fallback = described.type === 'string' && described.default ? ` (default: ${described.default})` : '';
    return row(`\`--${option}${value}\``, `${shown(described.help)}${fallback}`);
  });
  const listed = table.length === 0 ? '' : ['| option | what it does |', '|---|---|', ...table].join('\n');
  const said = notes === undefined ? '' : `\`\`\`text\n${notes}\n\`\`\``;
  return [
    name,
    [`${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`, lines.join('\n'), listed, said]
      .filter(Boolean)
      .join('\n\n'),
  ];
}

/** The place of the files that are shown. */
const examplePlace = {
  ...servedPlaceOf({ url: 'https://example.org/privacy/', language: 'en', languages: ['en', 'de'] }),
  securityTxt: true,
};

function hostPart(id: HostId): string {
  const { at, headers, files, steps, limits, notes } = hostFacts[id];
  const shownFiles = filesForHost(id, examplePlace).map(
    ({ path, text, inSite }) => `\`${inSite ? `dist/${path}` : path}\`:\n\n\`\`\`text\n${text}\`\`\``,
  );
  return [
    steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    [
      `- Its name for \`vitrine host\`: \`${id}\``,
      `- It serves the folder at ${hostPlaces[at]}, and ${headers ? 'sets' : 'cannot set'} headers.`,
      ...(files.length === 0 ? [] : [`- Files of its own: ${files.map((file) => `\`${file}\``).join(', ')}`]),
      `- Limits: ${limits}`,
      ...notes.map((note) => `- ${note}`),
    ].join('\n'),
    ...shownFiles,
  ].join('\n\n');
}

/** The pages that are made from the code alone, by id. */
const made: Readonly<Record<string, Lesson>> = {
  'adopt-site': {
    title: 'Reference: site.yaml',
    summary: 'Every key of the file that holds for the whole site, and of its translation.',
    body: sections([
      ['content/site.yaml', tableOf('site')],
      ['Its translation', `It lies in \`content/_/<language>/site.yaml\`.\n\n${tableOf('site-words')}`],
    ]),
  },
  'adopt-content': {
    title: 'Reference: front matter',
    summary: 'Every key at the head of each kind of Markdown file.',
    body: sections([
      ['charter/index.md', tableOf('charter-index')],
      ...kindNames.map((kind): [string, string] => [
        kind,
        `\`content/${kind}/\` has a file for each ${nouns[kind]}. A translation has the same keys, none of them needed.\n\n${tableOf(kind)}`,
      ]),
    ]),
  },
  'adopt-data': {
    title: 'Reference: datasets',
    summary: 'Every key of the descriptor of a dataset with its privacy block, and of its translation.',
    body: sections([
      ['datapackage.json', tableOf('datapackage')],
      [
        'Its translation',
        `It lies in \`content/_/<language>/data/<dataset>.yaml\`.\n\n${tableOf('translations/data')}`,
      ],
    ]),
  },
  'adopt-commands': {
    title: 'Reference: commands',
    summary: 'Every command with its options.',
    body: sections(Object.entries(commands).map(([name, one]) => commandPart(name, one as Command))),
  },
  'adopt-checks': {
    title: 'Reference: checks',
    summary: 'What each check looks for, why it matters, and what it cannot see.',
    body: sections(
      checkIds.map((id): [string, string] => {
        const { title, looksFor, matters, limits } = en.checks[id];
        return [id, `**${title}.** ${looksFor}\n\n${matters}\n\nIts limits: ${limits}`];
      }),
    ),
  },
  'adopt-files': {
    title: 'Reference: published files',
    summary: 'Every file and address that a built site has besides its pages, and what each is.',
    body: [
      'Addresses are below the address of the site. One that was published once keeps its meaning.',
      [
        '| address | what it is |',
        '|---|---|',
        ...Object.values(published).map(([path, what]) => row(`\`/${path}\``, what)),
      ].join('\n'),
    ].join('\n\n'),
  },
  'adopt-consent': {
    title: 'Reference: consent.json',
    summary: 'Every key of the file from which an app knows what to ask.',
    body: sections([['consent.json', schemaTable(z.toJSONSchema(consentFileSchema, { unrepresentable: 'any' }))]]),
  },
  'adopt-hosts': {
    title: 'Reference: hosts',
    summary: 'Where a built site can be served, and what each host needs.',
    body: [
      'For each host: what to do, one after the other, and the files that it reads, here of a site at `https://example.org/privacy/` in English and German. For yours, `vitrine host <name>` prints them, and `vitrine build --host <name>` writes what belongs into the built folder.',
      sections(hostIds.map((id) => [hostFacts[id].name, hostPart(id)])),
    ].join('\n\n'),
  },
};

const listed = Object.entries(made).map(([id, { title, summary }]) => `- [${title}](/learn/${id}/): ${summary}`);

/** The lessons for adopters as Markdown files, by path: the entrance, and a page for each part of the reference. */
export function reference(): ReadonlyMap<string, string> {
  const entrance: Lesson = {
    title: 'A site of your own',
    summary: 'Where everything stands that somebody needs who makes such a site for another project.',
    body: [
      'This site is made with Vitrine. Any project that collects telemetry can have one. `vitrine init` begins it, `vitrine check` says what is left to do, and `vitrine release` publishes the next period.',
      `## Reference\n\nThese pages are made from the code, so that they say what it does.\n\n${listed.join('\n')}`,
      '## Lessons\n\n- [How to size thresholds](/learn/adopt-thresholds/)\n- [How to write for people](/learn/adopt-writing/)\n- [How to upgrade](/learn/adopt-upgrades/)',
    ].join('\n\n'),
  };
  return new Map(
    Object.entries({ adopt: entrance, ...made }).map(([id, { title, summary, body }], index) => [
      `content/learn/${id}.md`,
      `---\ntitle: "${title}"\norder: ${20 + index}\nsummary: "${summary}"\nkind: tutorial\n---\n\n${body}\n`,
    ]),
  );
}
