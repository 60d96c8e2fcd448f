import { stringify } from 'yaml';
import { standInFor } from '../../checks/identifiers/stand-in.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Category } from '../../schema/content/category.ts';
import type { Keep, Schedule } from '../../schema/content/schedule.ts';
import type { Day } from '../../values/day.ts';
import { unwritten } from '../../values/unwritten.ts';
import { type Words, wordsFor } from '../../words/words-for.ts';
import { type Answers, type SwitchAnswer, type TableAnswer, defaultOf } from './answers.ts';
import { beginTable, type BegunTable } from './begin-table.ts';
import { type BegunField, begunFields } from './begun-fields.ts';
import { type HostTemplates, buildFilesOf } from './build-files.ts';
import { readmeOf } from './readme-of.ts';

/** What the command knows besides the answers. */
export interface Begin {
  /** The first day of the first consent version, where the answers give none. */
  readonly today: Day;
  /** The tables that the answers name, by the names they have there. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
  /** What the engine brings for the runs of hosts. */
  readonly templates: HostTemplates;
  /** Reads the tables; opened only where there is one, and closed again. */
  readonly openEngine: () => Promise<Engine>;
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
    example: (standInFor(one.sends, '') ?? {}) as Category['example'],
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

/** The tables of the answers, each over the entries of those before it; or what is wrong with their files. */
async function beginTables(
  tables: readonly TableAnswer[],
  { tables: bytes, openEngine }: Begin,
  words: Words,
  sent: readonly BegunField[],
): Promise<{ readonly begun: ReadonlyMap<string, BegunTable>; readonly problems: readonly Problem[] }> {
  const begun = new Map<string, BegunTable>();
  const problems: Problem[] = [];
  if (tables.length === 0) return { begun, problems };
  const engine = await openEngine();
  try {
    for (const answer of tables) {
      const known = [...sent, ...[...begun.values()].flatMap(({ fields }) => fields)];
      const one = await beginTable(answer, bytes.get(answer.file) ?? new Uint8Array(), engine, words, known);
      if ('descriptor' in one) begun.set(answer.id, one);
      else problems.push(...one);
    }
  } finally {
    await engine.close();
  }
  return { begun, problems };
}

/**
 * All files of a new folder, by their paths: what was answered, and a marker for each text that a person must still
 * write. Nothing is made up, but zeros that stand for what could be of a real installation. The same answers and tables
 * on the same day give the same files. Or the problems of the tables.
 */
export async function newFolder(
  answers: Answers,
  begin: Begin,
): Promise<ReadonlyMap<string, string> | readonly Problem[]> {
  const words = wordsFor(answers.language);
  const written = new Map([['content/site.yaml', siteYaml(answers, words)]]);
  const sent = begunFields(answers.switches, words);
  for (const [index, one] of answers.switches.entries()) {
    const published = (answers.tables ?? []).filter((table) => table.switch === one.id).map(({ kept }) => kept);
    const longest = [...new Map(published.map((keep) => [JSON.stringify(keep), keep])).values()];
    written.set(`content/categories/${one.id}.md`, markdown(categoryOf(one, index + 1, answers, words, begin.today)));
    written.set(`content/retention/${one.id}.md`, markdown(scheduleOf(one, index + 1, words, longest)));
  }
  const { begun, problems } = await beginTables(answers.tables ?? [], begin, words, sent);
  if (problems.length > 0) return problems;
  for (const [id, { descriptor }] of begun)
    written.set(`data/${id}/datapackage.json`, `${JSON.stringify(descriptor, null, 2)}\n`);
  const fields = [...sent, ...[...begun.values()].flatMap((one) => one.fields)];
  for (const { path, data } of fields) written.set(path, markdown(data));
  for (const [path, text] of Object.entries(buildFilesOf(answers, begin.templates))) written.set(path, text);
  written.set('.gitignore', 'node_modules/\ndist/\nvitrine-site/\n.vitrine/\nschemas/\n');
  written.set(
    '.gitattributes',
    '# The log names the bytes of every file below data/: no line end may change.\n* text=auto eol=lf\ndata/** -text\n',
  );
  written.set('README.md', readmeOf(answers));
  return written;
}
