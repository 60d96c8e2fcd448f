import { stringify } from 'yaml';
import type { Problem } from '../../problems/problem.ts';
import type { Category } from '../../schema/content/category.ts';
import type { Keep, Schedule } from '../../schema/content/schedule.ts';
import type { Day } from '../../values/day.ts';
import { unwritten } from '../../values/unwritten.ts';
import { type Words, wordsFor } from '../../words/words-for.ts';
import { type Answers, type SwitchAnswer, defaultOf } from './answers.ts';
import { describeTable } from './descriptor-of.ts';
import { type BegunField, begunFields, idOf } from './begun-fields.ts';
import { type HostTemplates, buildFilesOf } from './build-files.ts';
import { readmeOf } from './readme-of.ts';
import { readTable } from './read-table.ts';

/** What the command knows besides the answers. */
export interface Begin {
  /** The first day of the first consent version, where the answers give none. */
  readonly today: Day;
  /** The tables that the answers name, by the names they have there. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
  /** What the engine brings for the runs of hosts. */
  readonly templates: HostTemplates;
}

/** Where `vitrine schemas` writes what an editor reads. */
const schemaLine = '# yaml-language-server: $schema=../schemas/site.json\n';

const yaml = (value: unknown) => stringify(value, { schema: 'core', lineWidth: 0 });
const markdown = (front: unknown) => `---\n${yaml(front)}---\n`;

/** A way to turn something off that nobody has told yet. */
const howTo = (hint: string) => ({ note: unwritten(hint) });

function siteYaml(answers: Answers, { init }: Words): string {
  const { name, description, website, address, language, languages, operator, contact, security, turnOff } = answers;
  const { host, pathname } = new URL(address);
  return `${schemaLine}${yaml({
    project: { name, description: description ?? unwritten(init.description), url: website },
    url: address.endsWith('/') ? address : `${address}/`,
    language,
    ...(languages ? { languages: [...new Set([language, ...languages])] } : {}),
    operator: { name: operator },
    contact: { privacy: contact, ...(security === undefined ? {} : { security }) },
    optOut: turnOff ?? howTo(init.everythingOff),
    default: answers.default,
    log: { origin: `${host}${pathname}`.replace(/\/+$/, '').replace(/[\s+]/g, '-') },
  })}`;
}

function categoryOf(one: SwitchAnswer, order: number, answers: Answers, { init }: Words, today: Day): Category {
  const standing = defaultOf(one, answers);
  return {
    title: one.title,
    order,
    summary: one.summary ?? unwritten(init.summary),
    sensitivity: one.sensitivity,
    purposes: one.why ?? [unwritten(init.purpose)],
    consentVersion: 1,
    noticeVersion: 1,
    since: one.since ?? today,
    ...(standing === answers.default ? {} : { default: standing }),
    retention: one.id,
    recipients: one.recipients ?? [unwritten(init.recipients)],
    optOut: one.turnOff ?? answers.turnOff ?? howTo(init.turnOff),
    whenOff: one.whenOff ?? unwritten(init.whenOff),
    example: one.sends,
    dialog: one.dialog ?? {
      title: unwritten(standing === 'on' ? init.noticeTitle : init.dialogTitle),
      text: unwritten(init.dialogText),
    },
  };
}

function scheduleOf(
  { title, kept }: SwitchAnswer,
  order: number,
  { init }: Words,
  published: readonly Keep[],
): Schedule {
  const then = unwritten(init.then);
  const what = unwritten(init.what);
  return {
    title: init.scheduleTitle({ title }),
    order,
    summary: unwritten(init.scheduleSummary),
    startsWith: unwritten(init.startsWith),
    stages: [
      { place: 'raw-store', what, keep: kept, then },
      ...published.map((keep) => ({ place: 'published' as const, what, keep, then })),
    ],
  };
}

type Written = Map<string, string>;

/** Descriptors and entries for the tables; or what is wrong with the files they are read from. */
function addTables(
  written: Written,
  answers: Answers,
  { tables }: Begin,
  words: Words,
  known: BegunField[],
  taken: Set<string>,
) {
  const problems: Problem[] = [];
  for (const answer of answers.tables ?? []) {
    const bytes = tables.get(answer.file) ?? new Uint8Array();
    const shape = readTable(bytes, answer, (column) =>
      known.some(({ id, data }) => id === idOf(column) && data.type === 'string'),
    );
    if (!('columns' in shape)) {
      problems.push(...shape);
      continue;
    }
    const { descriptor, fields } = describeTable(answer, shape, words, known, taken);
    known.push(...fields);
    written.set(`data/${answer.id}/datapackage.json`, `${JSON.stringify(descriptor, null, 2)}\n`);
  }
  return problems;
}

/**
 * All files of a new folder, by their paths: what was answered, and a marker for each text that a person must still
 * write. Nothing is made up. The same answers and tables on the same day give the same files. Or the problems of the
 * tables.
 */
export function newFolder(answers: Answers, begin: Begin): ReadonlyMap<string, string> | readonly Problem[] {
  const words = wordsFor(answers.language);
  const written: Written = new Map([['content/site.yaml', siteYaml(answers, words)]]);
  const taken = new Set<string>();
  const fields = begunFields(answers.switches, words, taken);
  for (const [index, one] of answers.switches.entries()) {
    const published = (answers.tables ?? []).filter((table) => table.switch === one.id).map(({ kept }) => kept);
    const longest = [...new Map(published.map((keep) => [JSON.stringify(keep), keep])).values()];
    written.set(`content/categories/${one.id}.md`, markdown(categoryOf(one, index + 1, answers, words, begin.today)));
    written.set(`content/retention/${one.id}.md`, markdown(scheduleOf(one, index + 1, words, longest)));
  }
  const problems = addTables(written, answers, begin, words, fields, taken);
  if (problems.length > 0) return problems;
  for (const { id, data } of fields) written.set(`content/dictionary/${id}.md`, markdown(data));
  for (const [path, text] of Object.entries(buildFilesOf(answers, begin.templates))) written.set(path, text);
  written.set('.gitignore', 'node_modules/\ndist/\nvitrine-site/\n.vitrine/\nschemas/\n');
  written.set(
    '.gitattributes',
    '# The log names the bytes of every file below data/: no line end may change.\n* text=auto eol=lf\ndata/** -text\n',
  );
  written.set('README.md', readmeOf(answers));
  return written;
}
