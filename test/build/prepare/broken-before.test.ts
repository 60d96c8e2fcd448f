import { expect, test } from 'vitest';
import { readBrokenBefore } from '../../../src/build/prepare/broken-before.ts';

const since = { day: '2027-01-12', kind: 'seen' };
const late = { check: 'freshness', dataset: 'crashes', table: 'crashes', since, findings: 3, message: 'late' };

/** Answers by address; every other address answers 404. */
function answering(answers: Readonly<Record<string, () => Response | Promise<Response>>>) {
  const asked: string[] = [];
  const fetched = (async (address: string) => {
    asked.push(address);
    return answers[address]?.() ?? new Response('', { status: 404 });
  }) as typeof fetch;
  return { asked, fetched };
}

test('what a site published as broken keeps its day, and nothing else of it is taken over', async () => {
  const { asked, fetched } = answering({
    'https://a.example/privacy/checks.json': () => Response.json({ status: 'fail', broken: [late] }),
  });
  expect(
    await readBrokenBefore(['https://a.example/privacy/', 'data/log.jsonl', 'https://a.example/x'], fetched),
  ).toEqual([{ check: 'freshness', dataset: 'crashes', table: 'crashes', since }]);
  expect(asked).toEqual(['https://a.example/privacy/checks.json']);
});

test('a site that has no such file, another shape of it, or no answer, knows of nothing', async () => {
  const { fetched } = answering({
    'https://old.example/checks.json': () => Response.json({ status: 'pass' }),
    'https://odd.example/checks.json': () => Response.json({ broken: [{ check: 'weather', dataset: 'x', since }] }),
    'https://html.example/checks.json': () => new Response('<html>log in</html>'),
    'https://down.example/checks.json': () => Promise.reject(new TypeError('no connection')),
  });
  const sites = ['none', 'old', 'odd', 'html', 'down'].map((name) => `https://${name}.example/`);
  expect(await readBrokenBefore(sites, fetched)).toEqual([]);
});
