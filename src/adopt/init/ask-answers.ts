import type { z } from 'zod';
import { type Answers, answersSchema, initHosts } from './answers.ts';
import { idOf } from './begun-fields.ts';
import { parseSent } from './parse-sent.ts';

/** How questions are put, and what else the answers need of the computer. */
export interface Asking {
  /** Puts a question and gives the line that was typed. */
  readonly ask: (question: string) => Promise<string>;
  /** Tells why an answer cannot be used, before its question is put again; may throw where nobody can answer again. */
  readonly refuse: (message: string) => void;
  /** The text of a file that was named; undefined where there is none. */
  readonly read: (file: string) => Promise<string | undefined>;
}

type Given = Readonly<Record<string, unknown>>;
type Shape = Readonly<Record<string, z.ZodType>>;

const top: Shape = answersSchema.shape;
const ofSwitch: Shape = answersSchema.shape.switches.element.shape;
const ofTable: Shape = answersSchema.shape.tables.unwrap().element.shape;

/** Asks until the answer is one that the schema takes; `read` makes a value of what was typed. */
async function askOne(
  { ask, refuse }: Asking,
  question: string,
  schema: z.ZodType | undefined,
  read: (typed: string) => unknown = (typed) => typed,
): Promise<unknown> {
  for (;;) {
    const value = read((await ask(`${question}\n> `)).trim());
    const fault = schema?.safeParse(value).error?.issues[0];
    if (!fault) return value;
    refuse(`That cannot be used: ${fault.message}.`);
  }
}

const orElse = (value: unknown) => (typed: string) => (typed === '' ? value : typed);
const asNumber = (typed: string) => (typed === '' ? undefined : Number(typed));
const asContact = (typed: string) => (/^[^\s:@/]+@[^\s@]+$/.test(typed) ? `mailto:${typed}` : typed);
const asKeep = (typed: string) => typed.replace(/^(\d+) days?$/, 'P$1D').replace(/^(\d+) months?$/, 'P$1M');

const kept = 'such as P90D (90 days), P13M (13 months)';

async function askSent(asking: Asking): Promise<Record<string, unknown>> {
  for (;;) {
    const typed = (
      await asking.ask(
        'What does it really send? A file with one report as JSON, or its values: version="2.1", runs=3\n> ',
      )
    ).trim();
    const sent = parseSent((await asking.read(typed)) ?? typed);
    if (typeof sent !== 'string') return sent;
    asking.refuse(`That cannot be used: ${sent}`);
  }
}

async function askSwitch(asking: Asking, title: string): Promise<Given> {
  return {
    id: idOf(title),
    title,
    sensitivity: await askOne(
      asking,
      'What does it tell about? technical (the app, the device), interaction (what people do), personal, sensitive',
      ofSwitch['sensitivity'],
    ),
    kept: await askOne(asking, `How long is a report kept? ${kept}`, ofSwitch['kept'], asKeep),
    sends: await askSent(asking),
  };
}

async function askTable(asking: Asking, file: string, switches: readonly Given[]): Promise<Given> {
  const one = (key: string, question: string, read?: (typed: string) => unknown) =>
    askOne(asking, question, ofTable[key], read);
  const title = (await one('title', 'What is the table called?')) as string;
  const [first] = switches;
  const ids = switches.map(({ id }) => String(id));
  return {
    id: idOf(title),
    title,
    file,
    switch:
      ids.length === 1
        ? first?.['id']
        : await askOne(asking, `Whose data does it show? ${ids.join(', ')}`, ofTable['switch']),
    licence: await one('licence', 'Under which licence? Its SPDX name, such as CC0-1.0'),
    period: await one('period', 'Which column says of which period a row is?'),
    contributors: await one('contributors', 'Which column counts who is behind a row? none: there is no such column'),
    minimumCount: await one('minimumCount', 'How many must be behind a row that you publish, at least?', asNumber),
    sampleRate: await one(
      'sampleRate',
      'Which share of the installations in which the switch is on sends it? 1: all',
      asNumber,
    ),
    every: await one('every', 'How often does a new period come out? P1M: every month'),
    kept: await one('kept', `How long are published rows kept? ${kept}`, asKeep),
    releases: await one('releases', 'partition: each file adds periods; snapshot: each replaces the one before'),
  };
}

/** Asks for one thing after another, until an empty line. */
async function askSeveral(
  asking: Asking,
  first: string,
  more: string,
  one: (typed: string) => Promise<Given>,
  needsOne: boolean,
): Promise<Given[]> {
  const found: Given[] = [];
  for (;;) {
    const typed = (await asking.ask(`${found.length === 0 ? first : more}\n> `)).trim();
    if (typed !== '') found.push(await one(typed));
    else if (found.length > 0 || !needsOne) return found;
  }
}

const questions: readonly (readonly [key: keyof Answers, question: string, read?: (typed: string) => unknown])[] = [
  ['name', 'What is the project called?'],
  ['address', 'Where will the report be served? https://example.org/privacy/'],
  ['website', 'What is the website of the project? https://…'],
  ['operator', 'Who answers for the telemetry? A name'],
  ['contact', 'Where can people ask about privacy? An e-mail address, or https://…', asContact],
  ['default', 'Before anybody has answered, is telemetry off or on?'],
  ['language', 'In which language do you write? en, de, ar, … (Enter: en)', orElse('en')],
  ['host', `Where is it hosted? ${initHosts.join(', ')} (Enter: other)`, orElse('other')],
];

/**
 * Puts a question for everything that `vitrine init` has to know and was not given, one at a time; what cannot be used
 * is asked again. What nobody knows yet is not asked: it is marked in the folder.
 */
export async function askAnswers(given: Given, asking: Asking): Promise<Given> {
  const answers: Record<string, unknown> = { ...given };
  for (const [key, question, read] of questions) answers[key] ??= await askOne(asking, question, top[key], read);
  answers['switches'] ??= await askSeveral(
    asking,
    'What is the first switch in the app called? Usage reports',
    'Another switch? (Enter: no)',
    (title) => askSwitch(asking, title),
    true,
  );
  const switches = answers['switches'] as Given[];
  const tables =
    answers['tables'] ??
    (await askSeveral(
      asking,
      'A table that you publish: a CSV file of one period (Enter: none)',
      'Another table? (Enter: no)',
      (file) => askTable(asking, file, switches),
      false,
    ));
  return Array.isArray(tables) && tables.length > 0 ? { ...answers, tables } : answers;
}
