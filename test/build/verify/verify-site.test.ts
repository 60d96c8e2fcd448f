import { beforeAll, describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../../src/build/verify/verdict.ts';
import { type VerifyOptions, verifySite } from '../../../src/build/verify/verify-site.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { parseCheckpoint } from '../../../src/log/checkpoint.ts';
import type { SignerKey } from '../../../src/log/note-key.ts';
import { formatNote, signNote } from '../../../src/log/signed-note.ts';
import { toDay } from '../../../src/values/day.ts';
import { type Published, type Tampering, keyOf, memorySite, origin, publish, tampered } from './published.ts';

const today = toDay('2026-09-12');
const table = 'data/active-installations/2026-08.csv';
const descriptor = 'data/active-installations/datapackage.json';
let [site, signed]: Published[] = [];
let key: SignerKey;

beforeAll(async () => {
  key = await keyOf(origin, 1);
  site = await publish();
  signed = await publish([], key);
});

/** What is wrong with a site, a line each: kind, file, message. */
async function wrongWith(published: Published | undefined, options: Partial<VerifyOptions> = {}) {
  const { verdicts } = await verifySite(memorySite(published ?? new Map()), {
    keys: [],
    witnesses: [],
    remembered: undefined,
    today,
    countsToday: false,
    openEngine: openNodeEngine,
    onStep: () => undefined,
    ...options,
  });
  const wrong = verdicts.filter(({ kind }) => kind !== 'agrees' && kind !== 'note');
  return {
    exit: exitCodeOf(verdicts),
    lines: wrong.map(({ kind, file, message }) => `${kind} ${file ?? ''}: ${message}`),
    all: verdicts.map(({ kind, about }) => `${kind} ${about}`),
  };
}
const tamperedWith = (changes: Tampering) => wrongWith(tampered(site ?? new Map(), changes));
const text = (path: string) => new TextDecoder().decode(site?.get(path));

test('an honest site agrees in everything', async () => {
  expect(await wrongWith(site)).toEqual({
    exit: 0,
    lines: [],
    all: [
      'agrees log',
      'agrees log',
      'note signature',
      'note memory',
      'agrees files',
      'agrees files',
      'agrees declarations',
      'agrees declarations',
      'agrees policy',
      'agrees files',
      'agrees checks',
    ],
  });
});

describe('what is tampered with is named', () => {
  test('a byte of a table', async () => {
    const { exit, lines } = await tamperedWith({
      [table]: (csv) => csv.replace(/(\d)(\n|$)/, (_, digit, end) => `${(Number(digit) + 1) % 10}${end}`),
    });
    expect(exit).toBe(1);
    expect(lines[0]).toMatch(`differs ${table}: Its SHA-256 is `);
    expect(lines.join('\n')).toMatch(/"integrity active-installations" is said to be pass; here it came to fail/);
  });

  test('a table that is shorter, and one that is longer', async () => {
    expect((await tamperedWith({ [table]: (csv) => csv.slice(0, -10) })).lines[0]).toMatch(
      /It has \d+ bytes; the log says/,
    );
    expect((await tamperedWith({ [table]: (csv) => `${csv}2026-08,all,all,40\n` })).lines[0]).toMatch(
      /It has more than \d+ bytes/,
    );
  });

  test('a table that is no table any more', async () => {
    const { lines } = await tamperedWith({ [table]: '<!doctype html>\n"' });
    expect(lines.join('\n')).toContain(`differs ${table}: `);
  });

  test('a missing table', async () => {
    const { exit, lines } = await tamperedWith({ [table]: null });
    expect(exit).toBe(1);
    expect(lines).toContain(`differs ${table}: It is missing, and the log names it.`);
  });

  test('a table that is taken out of the descriptor, the list of hashes and the folder', async () => {
    const { exit, lines } = await tamperedWith({
      [table]: null,
      [descriptor]: (json) => json.replace(/,\s*"2026-08\.csv"/, ''),
      'data/SHA256SUMS': (sums) => sums.replace(/.*2026-08\.csv\n/, ''),
    });
    expect(exit).toBe(1);
    expect(lines.join('\n')).toMatch(/A released file is gone, although it was to be kept/);
  });

  test('a missing policy snapshot', async () => {
    const [file = ''] = [...(site?.keys() ?? [])].filter((path) => path.startsWith('data/policy/'));
    expect((await tamperedWith({ [file]: null })).lines).toContain(
      `differs ${file}: It is missing, and the log names it.`,
    );
  });

  test('an edited descriptor, also where the list of hashes is edited with it', async () => {
    const lower = (json: string) => json.replace(/"minimumCount": \d+/, '"minimumCount": 2');
    const { exit, lines } = await tamperedWith({ [descriptor]: lower });
    expect(exit).toBe(1);
    expect(lines.join('\n')).toMatch(new RegExp(`differs ${descriptor}: Its SHA-256 is .* data/SHA256SUMS says`));
    expect(lines.join('\n')).toMatch(/The table .* is declared otherwise than the checks of the site saw it: privacy/);
    const { sha256Hex } = await import('../../../src/log/sha256.ts');
    const hash = async (json: string) => sha256Hex(new TextEncoder().encode(json));
    const [before, after] = [await hash(text(descriptor)), await hash(lower(text(descriptor)))];
    const both = await tamperedWith({ [descriptor]: lower, 'data/SHA256SUMS': (sums) => sums.replace(before, after) });
    expect(both.exit).toBe(1);
    expect(both.lines.join('\n')).toMatch(/is declared otherwise than the checks of the site saw it: privacy/);
  });

  test('an edited result, status, piece of evidence or question in checks.json', async () => {
    const edit = async (
      change: (json: {
        [key: string]: unknown;
        results: { check: string; outcome: { status: string }; queries: Record<string, string> }[];
        promises: Record<string, { kind: string; status?: string }[]>;
      }) => void,
    ) =>
      (
        await tamperedWith({
          'checks.json': (json) => {
            const value = JSON.parse(json);
            change(value);
            return JSON.stringify(value, null, 2);
          },
        })
      ).lines.join('\n');
    expect(
      await edit((json) =>
        Object.assign(json.results.find(({ check }) => check === 'freshness')!.outcome, { status: 'not-checkable' }),
      ),
    ).toMatch(
      /differs checks.json: "freshness active-installations installations" is said to be not-checkable; here it came to/,
    );
    expect(await edit((json) => json.results.splice(0, 1))).toMatch(/is not listed; here it came to/);
    expect(await edit((json) => json.results.push({ ...json.results[0]!, check: 'budget' }))).toMatch(
      /is listed, and there is no such check to run/,
    );
    expect(await edit((json) => Object.assign(json, { status: 'fail' }))).toMatch(
      /All in all it is said to be fail; here it came to/,
    );
    expect(
      await edit(
        (json) =>
          (Object.values(json.promises)
            .flat()
            .find(({ kind }) => kind === 'checked')!.status = 'fail'),
      ),
    ).toMatch(/The promise ".*" has other evidence than the checks give/);
    expect(
      await edit((json) =>
        Object.assign(
          json.results.find(({ queries }) => Object.keys(queries).length > 0)!,
          { queries: { q: 'SELECT 1' } },
        ),
      ),
    ).toMatch(/is published with other SQL than was run here/);
  });

  test('checks.json that is none, or gone', async () => {
    expect((await tamperedWith({ 'checks.json': '{' })).lines).toContain('differs checks.json: It is not JSON.');
    expect((await tamperedWith({ 'checks.json': '{}' })).lines.join('\n')).toMatch(/It is no report of checks/);
    expect((await tamperedWith({ 'checks.json': null })).lines).toContain('differs checks.json: It is missing.');
  });

  test('an edited declaration in the input of the checks', async () => {
    const { lines } = await tamperedWith({
      'audit/input.json': (json) => json.replace('"consentVersion":1', '"consentVersion":2'),
    });
    expect(lines.join('\n')).toMatch(
      /It gives other fingerprints of the categories than their declarations have: usage/,
    );
    expect(
      (
        await tamperedWith({
          'audit/input.json': (json) => json.replace('"categories":[{', '"categories":[{"nonsense":1,'),
        })
      ).lines.join('\n'),
    ).toMatch(/audit\/input\.json: It cannot be read as what the checks look at/);
    expect((await tamperedWith({ 'audit/input.json': null })).lines.join('\n')).toMatch(
      /audit\/input\.json: It is missing/,
    );
  });

  test('a changed line of the log, with its place', async () => {
    const { exit, lines } = await tamperedWith({
      'data/log.jsonl': (log) => log.replace(/"rows":(\d)/, (_, digit) => `"rows":${(Number(digit) % 9) + 1}`),
    });
    expect(exit).toBe(1);
    expect(lines[0]).toMatch(
      /The first \d+ entries of the log are not those the checkpoint speaks of.* The first difference: line 2, the entry of active-installations\/2026-07\.csv, was changed\./,
    );
  });

  test('a line added to the log, and one removed', async () => {
    expect((await tamperedWith({ 'data/log.jsonl': (log) => `${log}${log.split('\n')[1]}\n` })).lines[0]).toMatch(
      /its last 1 of 4 entries are not part of the checkpoint/,
    );
    expect(
      (await tamperedWith({ 'data/log.jsonl': (log) => log.slice(0, log.trimEnd().lastIndexOf('\n') + 1) })).lines[0],
    ).toMatch(/entries were removed/);
  });

  test('a log and its checkpoint written anew, whose tiles stayed', async () => {
    const other = await publish([
      {
        file: table,
        content: text(table)
          .replace(/(\d)0\n/, '$15\n')
          .replace(/\d+\n$/, '40\n'),
      },
    ]);
    const { lines } = await wrongWith(
      tampered(
        site ?? new Map(),
        Object.fromEntries(
          ['data/log.jsonl', 'log/checkpoint'].map((path) => [path, new TextDecoder().decode(other.get(path))]),
        ),
      ),
    );
    expect(lines.join('\n')).toMatch(/log\/tile\/entries\/000\.p\/3: The tile holds something else than the log/);
  });

  test('the checkpoint of another log, and none', async () => {
    expect(
      (await tamperedWith({ 'log/checkpoint': (note) => note.replace(origin, 'other.example/privacy') })).lines[0],
    ).toBe('differs : log/checkpoint: The checkpoint belongs to another log: other.example/privacy.');
    expect((await tamperedWith({ 'log/checkpoint': null })).lines[0]).toMatch(/There is no checkpoint/);
  });

  test('a missing tile', async () => {
    expect((await tamperedWith({ 'log/tile/0/000.p/3': null })).lines).toEqual([
      'differs log/tile/0/000.p/3: The tile is missing.',
    ]);
  });
});

describe('the signature', () => {
  const aboutSignature = async (published: Published | undefined, keys: readonly SignerKey[]) => {
    const { verdicts } = await verifySite(memorySite(published ?? new Map()), {
      keys,
      witnesses: [],
      remembered: undefined,
      today,
      countsToday: false,
      openEngine: openNodeEngine,
      onStep: () => undefined,
    });
    return verdicts
      .filter(({ about }) => about === 'signature')
      .map(({ kind, message }) => `${kind}: ${message}`)
      .join('\n');
  };
  const signedAnew = async (by: SignerKey) => {
    const parsed = parseCheckpoint(new TextDecoder().decode(signed?.get('log/checkpoint')));
    if (!parsed.ok) throw new Error('no checkpoint');
    return tampered(signed ?? new Map(), {
      'log/checkpoint': formatNote(await signNote(parsed.value.note.text, [by])),
    });
  };

  test('by a key from elsewhere is trusted', async () => {
    expect(await aboutSignature(signed, [key])).toMatch(/^agrees: Signed by the key that you gave: lantern/);
  });
  test('by the key that the site names itself is said to be no more than that', async () => {
    expect(await aboutSignature(signed, [])).toMatch(
      /^note: Signed by the key that the site names itself.*get the key elsewhere/,
    );
  });
  test('by another key differs, whether a key is given or only named', async () => {
    const other = await signedAnew(await keyOf(origin, 2));
    expect(await aboutSignature(other, [key])).toMatch(/^differs: It is signed, but not by the key that you gave/);
    expect(await aboutSignature(other, [])).toMatch(
      /^differs: It does not bear the signature of the key that the site names itself/,
    );
  });
  test('that is forged differs', async () => {
    const other = await keyOf(origin, 2);
    expect(await aboutSignature(await signedAnew({ ...other, id: key.id }), [key])).toMatch(
      /^differs: The signature in the name of/,
    );
  });
  test('that is missing differs where one is expected', async () => {
    expect(await aboutSignature(site, [key])).toMatch(/^differs: It is not signed, and you expect the signature/);
  });
});

test('an example that the dictionary forbids, or a permalink to another place, is found in what the site declares', async () => {
  const { exit, lines } = await tamperedWith({
    'audit/input.json': (input) =>
      input
        .replace(/("example":\{[^}]*"platform":)"linux"/, '$1"my laptop in Berlin"')
        .replace(
          '"key":"version"',
          '"key":"version","code":[{"path":"a.rs","line":999999,"url":"https://git.example/b.rs#L3"}]',
        ),
  });
  expect(exit).toBe(1);
  const said = lines.join('\n');
  expect(said).toContain(
    'content/categories/usage.md: "platform" is "my laptop in Berlin", but the field "platform" allows only',
  );
  expect(said).toContain('content/dictionary/version.md: The line of this permalink is 999999, but its address shows');
});

test('what went out of date since the site was built is told, and counts where that is asked for', async () => {
  const late = { today: toDay('2027-09-12') };
  const told = await wrongWith(site, late);
  expect([told.exit, told.all.filter((line) => line.endsWith('since'))]).toEqual([
    0,
    expect.arrayContaining(['note since']),
  ]);
  const counted = await wrongWith(site, { ...late, countsToday: true });
  expect(counted.exit).toBe(1);
  expect(counted.lines[0]).toMatch(/^broken .*As of today, 2027-09-12: freshness/);
});

test('a clock before the day of the build is said to be wrong, and changes nothing', async () => {
  const { exit, all } = await wrongWith(site, { today: toDay('2020-01-01'), countsToday: true });
  expect([exit, all.at(-1)]).toEqual([0, 'note since']);
});

describe('a site whose log records the whole policy', () => {
  let recorded: Published = new Map();
  beforeAll(async () => {
    recorded = await publish([], undefined, true);
  });
  const unsaid = (changes: Tampering) => wrongWith(tampered(recorded, changes));

  test('agrees in everything while it says what was recorded', async () => {
    expect(await wrongWith(recorded)).toMatchObject({ exit: 0, lines: [] });
  });

  test('a promise that is gone from what it says now is found by its own log', async () => {
    const { exit, lines } = await unsaid({
      'policy.json': (policy) => policy.replace(/"promise:groups-of-ten":\{.*?\}\}\},?/, ''),
    });
    expect(exit).toBe(1);
    expect(lines.join('\n')).toContain('broken data: policy, content/charter/groups-of-ten.md');
    expect(lines.join('\n')).toContain(
      'checks.json shows evidence for "promise:groups-of-ten", which it does not promise',
    );
  });

  test('a longer time is found where all that the site publishes says it alike', async () => {
    const { exit, lines } = await unsaid({
      'policy.json': (policy) => policy.replace('"stages/raw-store/keep":"P60D"', '"stages/raw-store/keep":"P600D"'),
      'audit/input.json': (input) => input.replace('"keep":"P60D"', '"keep":"P600D"'),
    });
    expect(exit).toBe(1);
    expect(lines.join('\n')).toContain('stages / raw-store / keep: was P60D, is P600D');
  });

  test('what the checks were given and the policy does not say is named', async () => {
    const { lines } = await unsaid({
      'policy.json': (policy) => policy.replace('"title":"Monthly sign of life"', '"title":"Weekly sign of life"'),
    });
    expect(lines.join('\n')).toContain('It says "category:usage" otherwise than the checks of the site were given it.');
  });

  test('a policy that is missing is named', async () => {
    const { lines } = await unsaid({ 'policy.json': null });
    expect(lines.join('\n')).toContain('policy.json: It is missing');
  });
});
