import { expect, test } from 'vitest';
import { askAnswers } from '../../../src/adopt/init/ask-answers.ts';
import { answersSchema } from '../../../src/adopt/init/answers.ts';
import { parseSent } from '../../../src/adopt/init/parse-sent.ts';

/** A conversation in which these lines are typed, one after another. */
function typed(lines: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const said: string[] = [];
  const rest = [...lines];
  return {
    asked,
    said,
    rest,
    asking: {
      ask: (question: string) => {
        asked.push(question);
        const line = rest.shift();
        return line === undefined
          ? Promise.reject(new Error(`nothing was typed at: ${question}`))
          : Promise.resolve(line);
      },
      refuse: (line: string) => void said.push(line),
      read: (file: string) => Promise.resolve(files[file]),
    },
  };
}

const first = ['Lantern', 'https://l.example/privacy/', 'https://l.example/', 'Us', 'privacy@l.example', 'off', '', ''];

test('asks for what must be known, again where it cannot be used, and gives whole answers', async () => {
  const lines = [...first, '', 'Crash reports', 'technical', 'soon', '90 days', 'v', 'version="2.1", runs=3', '', ''];
  const talk = typed(lines);
  const answers = await askAnswers({}, talk.asking);
  expect(talk.rest).toEqual([]);
  expect(talk.said).toHaveLength(2);
  expect(answersSchema.parse(answers)).toMatchObject({
    contact: 'mailto:privacy@l.example',
    language: 'en',
    host: 'other',
    switches: [{ id: 'crash-reports', kept: 'P90D', sends: { version: '2.1', runs: 3 } }],
  });
});

test('what was given is not asked; a report and tables may be files', async () => {
  const talk = typed(
    ['Usage', 'technical', 'P90D', 'report.json', 'More', 'personal', 'P1M', 'a=1', ''].concat([
      'a.csv',
      'Versions',
      'more',
      'CC0-1.0',
      'month',
      'none',
      '10',
      '1',
      'P1M',
      '24 months',
      'partition',
      '',
    ]),
    { 'report.json': '{"os": {"name": "linux"}}' },
  );
  const given = {
    name: 'L',
    address: 'https://l.example/',
    website: 'https://l.example/',
    operator: 'Us',
    contact: 'mailto:a@l.example',
    default: 'off',
    language: 'de',
    host: 'netlify',
  };
  const answers = answersSchema.parse(await askAnswers(given, talk.asking));
  expect(answers.switches.map(({ sends }) => sends)).toEqual([{ os: { name: 'linux' } }, { a: 1 }]);
  expect(answers.tables).toMatchObject([
    { id: 'versions', file: 'a.csv', switch: 'more', kept: 'P24M', minimumCount: 10 },
  ]);
});

test.each([
  ['version="2.1", runs=3', { version: '2.1', runs: 3 }],
  ['a=1,b=true,c=x y', { a: 1, b: true, c: 'x y' }],
  ['{"a": {"b": 1}}', { a: { b: 1 } }],
])('%s is read as what is sent', (text, sent) => {
  expect(parseSent(text)).toEqual(sent);
});

test.each(['', 'report.json', '[1]', '{}', '{"a": 1', 'a=1, b'])('%j is told', (text) => {
  expect(typeof parseSent(text)).toBe('string');
});

test('a report with a value that is null, or nested without end, says why nothing can be begun from it', () => {
  expect(parseSent('{"os": {"kernel": null, "name": "linux"}}')).toBe(
    'a report must have a value for "os.kernel", which is null: give a report in which it has one, or leave it out.',
  );
  expect(parseSent(`${'{"a":'.repeat(400)}1${'}'.repeat(400)}`)).toMatch(
    /^a report must not have more than \d+ objects/,
  );
});
