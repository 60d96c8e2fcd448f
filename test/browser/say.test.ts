import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FetchError } from '../../src/browser/fetch-error.ts';
import { english, failure, say } from '../../src/browser/say.ts';
import { EngineError } from '../../src/engine/engine.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const [de, en] = [wordsFor('de'), wordsFor('en')];

let line: HTMLElement;
beforeAll(() => {
  const { document } = parseHTML('<!doctype html><html lang="de"><body><p></p></body></html>');
  vi.stubGlobal('document', document);
  line = document.querySelector('p') as unknown as HTMLElement;
});
afterAll(() => vi.unstubAllGlobals());

test('what is English in every language is marked, and nothing else', () => {
  say(line, de.audit.self.logOk.parts({ facts: english('the log <holds>') }));
  expect(line.innerHTML).toBe('Das Protokoll ist ganz: <span lang="en">the log &lt;holds&gt;</span>');
});

test("a failure says in the page's language that it is one, and why as the error has it", () => {
  say(line, failure({ ...de.faults, failed: 'Das hat nicht geklappt.' }, new Error('no answer')), true);
  expect(line.innerHTML).toBe('Das hat nicht geklappt. <span lang="en">no answer</span>');
  expect(line.className).toBe('failed');
  say(line, 'Fertig.');
  expect([line.innerHTML, line.className]).toEqual(['Fertig.', '']);
});

test.each(['answered', 'silent', 'unreachable'] as const)(
  "a file that did not come is told of in the page's language, and in the same English everywhere: %s",
  (kind) => {
    const error = new FetchError({ kind, file: '/data/a.csv', ...(kind === 'unreachable' ? {} : { number: 30 }) });
    say(line, failure({ failed: 'x', ...de.faults }, error));
    expect(line.innerHTML).toBe(`x ${de.faults[kind]({ file: '/data/a.csv', status: 30, seconds: 30 })}`);
    say(line, failure({ failed: 'x', ...en.faults }, error));
    expect(line.textContent).toBe(`x ${error.message}`);
  },
);

test('so is an engine that was not loaded because of it', () => {
  const cause = new FetchError({ kind: 'answered', file: '/engine/a.gz', number: 404 });
  say(line, failure({ failed: 'x', ...en.faults }, new EngineError('load', 'as below', { cause })));
  expect(line.textContent).toBe(
    'x The engine could not be loaded. /engine/a.gz could not be fetched: the server answered 404. You can try again.',
  );
});

test('a line that is not there is nothing', () => {
  expect(() => say(null, 'x')).not.toThrow();
});
