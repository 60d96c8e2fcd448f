import type { Answers, InitHost } from './answers.ts';
import { idOf } from './begun-fields.ts';

type Files = Readonly<Record<string, string>>;

/** Where the engine keeps what the runs of hosts do. */
export const templatePaths = {
  action: '.github/actions/vitrine/action.yml',
  workflow: '.github/actions/vitrine/example-workflow.yml',
  gitlab: '.gitlab/vitrine.yml',
} as const;

/** The texts of these files. */
export type HostTemplates = Readonly<Record<keyof typeof templatePaths, string>>;

const signed = (what: string) => `# ${what} Written by "vitrine init"; it is yours to change.`;
const slashed = (address: string) => (address.endsWith('/') ? address : `${address}/`);

/** A text in which each of these stands; throws where one does not, since the template and this were changed apart. */
function filled(template: string, places: readonly (readonly [from: string, to: string])[]): string {
  return places.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The template has no "${from}".`);
    return text.replaceAll(from, () => to);
  }, template);
}

/** The example of a workflow with the action that lies beside it: a copy in the same repository is pinned. */
const github = ({ action, workflow }: HostTemplates, address: string): Files => ({
  [templatePaths.action]: action,
  '.github/workflows/privacy.yml': filled(
    workflow.replace(/^#.*/, signed('Checks and publishes the privacy report.')),
    [
      [`OWNER/REPOSITORY/.github/actions/vitrine@TAG`, './.github/actions/vitrine'],
      ['          # The address of your site, with a slash at the end.\n', ''],
      ['https://example.org/privacy/', address],
    ],
  ),
});

const gitlab = (template: string, address: string): Files => ({
  [templatePaths.gitlab]: template,
  '.gitlab-ci.yml': `${signed('Checks and publishes the privacy report.')}
include:
  - local: /${templatePaths.gitlab}
variables:
  VITRINE_PREVIOUS: ${address}
`,
});

/** How a host builds that reads the headers in the folder: `vitrine host` lists them. */
const command = (host: 'netlify' | 'cloudflare') => `npm ci && npx vitrine check && npx vitrine build --host ${host}`;

const netlify = `${signed('How the privacy report is built.')}
[build]
  command = "${command('netlify')}"
  publish = "dist"
[build.environment]
  NODE_VERSION = "24"
`;

const cloudflare = (name: string) => `${signed('Where the privacy report is built to.')}
# Set the build command of the project to  ${command('cloudflare')}
name = "${idOf(name)}-privacy"
pages_build_output_dir = "dist"
`;

/** What makes the host build and serve the site; nothing for a host that is not known. */
export function buildFilesOf(
  { host, address, name }: Pick<Answers, 'host' | 'address' | 'name'>,
  templates: HostTemplates,
): Files {
  const files: Readonly<Record<InitHost, () => Files>> = {
    'github-pages': () => github(templates, slashed(address)),
    'gitlab-pages': () => gitlab(templates.gitlab, slashed(address)),
    netlify: () => ({ 'netlify.toml': netlify }),
    cloudflare: () => ({ 'wrangler.toml': cloudflare(name) }),
    other: () => ({}),
  };
  return files[host]();
}
