import { type Answers, defaultOf } from './answers.ts';

const tableSteps = ({ tables = [] }: Answers): string => {
  const [first] = tables;
  if (!first) return '';
  return `
## The first release

The tables are described and hold nothing yet. Publish the first period of each:

\`\`\`sh
${tables.map(({ id, file }) => `npx vitrine release ${id} path/to/${file.replace(/^.*[\\/]/, '')}`).join('\n')}
\`\`\`
`;
};

const hostSteps: Readonly<Record<Answers['host'], string>> = {
  'github-pages':
    'In the settings of the repository, under Pages, choose "GitHub Actions" as the source. `.github/workflows/privacy.yml` uses the action in `.github/actions/vitrine`. Where this folder is a part of a larger repository, move `.github/` to the top, and give each use of the action `site: <path of this folder>`.',
  'gitlab-pages':
    '`.gitlab-ci.yml` publishes on the default branch, with `.gitlab/vitrine.yml`. Add a pipeline schedule, once a day: a release that is late is then shown as late. Where this folder is a part of a larger repository, move both to the top, and set `VITRINE_SITE` to the path of this folder.',
  cloudflare: 'Connect the repository, and set the build command that `wrangler.toml` names.',
  netlify: 'Connect the repository; `netlify.toml` says the rest.',
  other:
    '`dist/` is static: copy it to any host, with the files that begin with a dot. `npx vitrine host` lists hosts; with the name of one it prints the headers to set.',
};

/** What apps do with the words of the switches: ask with them, or tell with them, or both. */
function saysFrom(answers: Answers): string {
  const standings = new Set(answers.switches.map((one) => defaultOf(one, answers)));
  if (standings.size > 1) return 'asks with these words, or tells with them where the switch is on by default';
  return standings.has('on') ? 'tells people with these words that the switch is on' : 'asks with these words';
}

/** What somebody who opens the folder has to know: the commands, what is left, and how it gets to its host. */
export const readmeOf = (answers: Answers): string => `# The privacy report of ${answers.name}

Install the package first; without it, \`npx vitrine\` would fetch another of that name:

\`\`\`sh
npm install --save-dev <the package>   # such as ./vendor/vitrine-0.1.0.tgz, packed with  npm pack
\`\`\`

It then stands in \`package.json\`, which belongs into the repository with its lock file; a packed file must lie in the
repository too.

\`\`\`sh
npx vitrine check    # what is left to write, and what is wrong
npx vitrine start    # check, build, and look at it on this computer
npx vitrine build    # check, and build into dist/
npx vitrine schemas  # write schemas/: editors then complete keys and say what each is
\`\`\`

\`content/site.yaml\` names its schema in its first line. For the files with front matter, point your editor to
\`schemas/<folder>.json\`.

What nobody has written yet is marked \`:unwritten[…]\` in \`content/\`; \`npx vitrine check\` lists every place. Write the text
in the place of the marker. \`/consent.json\` names a switch only when all its texts are written.

Look at these first: \`since\` in \`content/categories/\` is the day from which the app ${saysFrom(answers)}${
  answers.switches.some(({ since }) => since === undefined) ? ' (the day of this folder, where none was answered)' : ''
}; \`type\` in
\`content/dictionary/\` was read from one report. Promises belong into \`content/charter/\`, one a file, each with its evidence.
${tableSteps(answers)}
## When the texts are written

Record what the site says: from then on, a promise that is gone or weaker needs a dated note. What the log records stays
in it, so let \`npx vitrine check\` have no text to write any more:

\`\`\`sh
npx vitrine release --policy --adopt
\`\`\`

## Publishing

${hostSteps[answers.host]}
`;
