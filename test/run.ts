import { mkdir } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { findBrowser } from './find-browser.ts';
import { type Asked, parseAsked } from './run/parse-asked.ts';
import { projectOf, type Project, projects } from './run/projects.ts';
import { type Outcome, runStep, type Step } from './run/run-step.ts';
import { runProject } from './run/run-project.ts';

/**
 * The whole test command: format, types and lint, then the tests of each project. Ends with one line "N passed, N
 * failed", in which format, types and lint count as one test each; the exit code is non-zero when anything failed or no
 * test ran. With arguments (`--unit`, a part of a path, `-t <name>`) only the tests that are asked for.
 */
const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * What holds of every file, whatever it does. Astro's check writes the types of pages first, then looks at .ts and
 * .astro.
 */
const wholeTree: readonly Step[] = [
  { name: 'format', program: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  {
    name: 'types',
    program: 'astro',
    args: ['check', '--minimumFailingSeverity', 'error', '--minimumSeverity', 'error'],
  },
  { name: 'lint', program: 'eslint', args: ['-c', 'test/eslint.config.mjs', '--max-warnings', '0', '.'] },
];

/** The projects in which an asked file lies: without a path, all that were named, or all. */
function projectsFor({ named, paths }: Asked): Project[] {
  const files = globSync('test/**/*.test.ts').filter((file) => paths.some((path) => file.includes(path)));
  return projects.filter(
    (project) => named.includes(project) && (paths.length === 0 || files.some((file) => projectOf(file) === project)),
  );
}

const asked = parseAsked(process.argv.slice(2));
if (!asked.ok) {
  say(asked.fault);
  process.exit(1);
}
await mkdir('test/.output', { recursive: true });
const outcomes: Outcome[] = [];
// Each of them keeps one processor busy.
if (asked.value.whole) outcomes.push(...(await Promise.all(wholeTree.map((step) => runStep(step, { held: true })))));
for (const project of projectsFor(asked.value)) {
  if (project === 'browser') process.env['CHROME_PATH'] = await findBrowser(say);
  outcomes.push(await runProject(project, asked.value));
}

const sum = (count: 'passed' | 'failed' | 'skipped') => outcomes.reduce((all, outcome) => all + outcome[count], 0);
say('');
for (const { name, seconds, failed } of outcomes)
  say(`${name.padEnd(8)} ${seconds.toFixed(0).padStart(5)} s${failed > 0 ? '  FAILED' : ''}`);
if (sum('passed') + sum('failed') === 0) say(`No test fits: ${process.argv.slice(2).join(' ')}`);
say(`\n${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
