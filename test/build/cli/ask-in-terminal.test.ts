import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askAnswers } from '../../../src/adopt/init/ask-answers.ts';
import { answersSchema } from '../../../src/adopt/init/answers.ts';
import { askInTerminal } from '../../../src/build/cli/ask-in-terminal.ts';

const lines = [
  ...['Lantern', 'https://l.example/privacy/', 'https://l.example/', 'Us', 'privacy@l.example', 'off', '', ''],
  ...['Usage', 'technical', '90 days', 'version="2.1"', '', ''],
];

/** A conversation about the questions of init, whose input is at the end of `write`. */
function talk(isTTY: boolean, ...chunks: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  let shown = '';
  output.on('data', (part: Buffer) => (shown += part.toString()));
  const answers = askInTerminal((asking) => askAnswers({}, asking), { input, output });
  for (const chunk of chunks) input.write(chunk);
  input.end();
  return { answers, shown: () => shown };
}

test.each([
  ['in one piece from a pipe', false, [`${lines.join('\n')}\n`]],
  ['in pieces that cut lines', false, [...`${lines.join('\n')}\n`]],
  ['with the line ends of Windows', false, [`${lines.join('\r\n')}\r\n`]],
  ['pasted at once into a terminal', true, [`${lines.join('\n')}\n`]],
])('lines typed ahead answer the questions in their order: %s', async (_, isTTY, chunks) => {
  const { answers, shown } = talk(isTTY, ...chunks);
  expect(answersSchema.parse(await answers)).toMatchObject({
    name: 'Lantern',
    switches: [{ sends: { version: '2.1' } }],
  });
  expect(shown()).toContain('What is the project called?');
});

test('lines that nobody asked for are told, the last one without an end too', async () => {
  await expect(talk(false, `${lines.join('\n')}\nb.csv`).answers).rejects.toThrow(
    'these lines are left, so nothing was written:\n  b.csv',
  );
});

test('where the input ends first, the question that is left is told with the way to answer all in a file', async () => {
  await expect(talk(false, 'Lantern\n').answers).rejects.toThrow(
    /nothing was written\. The question that is left:\nWhere will the report be served\?[^]*--print-answers/,
  );
  await expect(talk(false).answers).rejects.toThrow('What is the project called?');
});

test('an answer from a pipe that cannot be used ends it: the lines after it were meant for other questions', async () => {
  await expect(talk(false, 'Lantern\nexample.org\nhttps://l.example/\n').answers).rejects.toThrow(
    /That cannot be used: must be a full address[^]*Nothing was written/,
  );
});

test('in a terminal it is asked again, and what was typed ahead is shown and not used', async () => {
  const { answers, shown } = talk(true, 'Lantern\nexample.org\nhttps://wrong.example/\n');
  await expect(answers).rejects.toThrow('Where will the report be served?');
  expect(shown()).toContain('What was typed ahead is not used:\n  https://wrong.example/');
});
