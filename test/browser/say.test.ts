import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { english, failure, fill, fillWith, say } from '../../src/browser/say.ts';

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

test('a failure says in the page\'s language that it is one, and why as the error has it', () => {
  say(line, failure('Das hat nicht geklappt.', new Error('no answer')), true);
  expect(line.innerHTML).toBe('Das hat nicht geklappt. <span lang="en">no answer</span>');
  expect(line.className).toBe('failed');
  say(line, 'Fertig.');
  expect([line.innerHTML, line.className]).toEqual(['Fertig.', '']);
});

test('a sentence that is missing, and a line that is not there, are nothing', () => {
  expect(fillWith(undefined, 'x')).toEqual([]);
  expect(() => say(null, 'x')).not.toThrow();
});
