import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FetchError } from '../../src/browser/fetch-error.ts';
import { english, failure, fill, fillWith, say } from '../../src/browser/say.ts';
import { EngineError } from '../../src/engine/engine.ts';
import { de } from '../../src/words/de.ts';
import { en } from '../../src/words/en.ts';

let line: HTMLElement;
beforeAll(() => {
  const { document } = parseHTML('<!doctype html><html lang="de"><body><p></p></body></html>');
  vi.stubGlobal('document', document);
  line = document.querySelector('p') as unknown as HTMLElement;
});
afterAll(() => vi.unstubAllGlobals());

test('a sentence is filled in, whatever the order of its places', () => {
  expect(fill('{1} von {0}', 3, 'a')).toBe('a von 3');
  say(line, fillWith('{1} von {0}', '3', 'a'));
  expect(line.innerHTML).toBe('a von 3');
});

test('what is English in every language is marked, and nothing else', () => {
  say(line, fillWith('Das Protokoll ist ganz: {0}.', english('the log <holds>')));
  expect(line.innerHTML).toBe('Das Protokoll ist ganz: <span lang="en">the log &lt;holds&gt;</span>.');
});

test("a failure says in the page's language that it is one, and why as the error has it", () => {
  say(line, failure({ failed: 'Das hat nicht geklappt.' }, new Error('no answer')), true);
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
    expect(line.innerHTML).toBe(`x ${fill(de.faults[kind], '/data/a.csv', 30)}`);
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

test('a sentence that is missing, and a line that is not there, are nothing', () => {
  expect(fillWith(undefined, 'x')).toEqual([]);
  expect(() => say(null, 'x')).not.toThrow();
});
