import { describe, expect, test } from 'vitest';
import { demoBase } from '../build-once.ts';
import { demoInBrowser } from '../demo-in-browser.ts';
import { seededRandom } from '../log/random.ts';
import { type Fault, faultKinds, type FaultyServer, serveWithFaults } from './faulty-server.ts';
import { pageVisits, type PageVisit } from './page-visits.ts';
import { tryFault } from './try-faults.ts';

/**
 * How many files of each visit fail: a seeded sample of two, each in one way; with `VITRINE_FAULTS=all` every file in
 * every way, which takes more than an hour.
 */
const isWhole = process.env['VITRINE_FAULTS'] === 'all';
const seed = Number(process.env['VITRINE_SEED'] ?? 1);

const demo = demoInBrowser();

/** Words that only English has, outside of what is marked as English. */
const english = /\b(?:the|could|failed|error|unexpected|undefined|cannot|fetch)\b/i;
/** What would be said of a publisher, where only something did not come. */
const accusation = /ABWEICHUNG|HÄLT NICHT|NICHT die veröffentlichte|STIMMT NICHT/;
/** Ways in which nothing comes at all, or something that is no file of the site. */
const nothingComes = new Set<string>(['missing', 'silent', 'log-in page']);
/** A server that says it has no log, or no checkpoint, leaves nothing proven: that is loud, and names what is gone. */
const isLogGone = ({ path, kind }: Fault) =>
  kind === 'missing' && (path === 'data/log.jsonl' || path.startsWith('log/'));
/** Shown by pages without being needed: what they look like. */
const looks = /\.(?:css|woff2|svg|png)$/;

async function filesOf(visit: PageVisit, server: FaultyServer): Promise<string[]> {
  const { done, requests, said } = await tryFault(demo.browser, server, visit, undefined);
  expect(done, `${visit.name}: ${said}`).toBe(true);
  const paths = requests.map((path) => path.replace(/\?.*/, '').slice(demoBase.length));
  return [...new Set(paths)].filter((path) => path !== '' && !path.endsWith('/') && !looks.test(path)).sort();
}

function faultsOf(files: readonly string[], random: (limit: number) => number): Fault[] {
  if (isWhole) return files.flatMap((path) => faultKinds.map((kind) => ({ path, kind })));
  const pick = <T>(all: readonly T[]) => all[random(all.length)] as T;
  const scripts = files.filter((path) => path.endsWith('.js'));
  const others = files.filter((path) => !path.endsWith('.js'));
  return [scripts, others.length > 0 ? others : scripts].map((all) => ({ path: pick(all), kind: pick(faultKinds) }));
}

describe('a file that a page asks for fails', () => {
  test.each(pageVisits.map((visit, index) => [visit.name, visit, index] as const))(
    '%s: nothing is waited for without end, nobody is accused, and there is a way on',
    async (_, visit, index) => {
      const server = await serveWithFaults(demo.folder, demoBase);
      const random = seededRandom(seed * 100 + index);
      const wrong: string[] = [];
      try {
        for (const fault of faultsOf(await filesOf(visit, server), random)) {
          const tried = await tryFault(demo.browser, server, visit, fault);
          if (!tried.asked) continue;
          const words = tried.late === '' ? tried.said : tried.late;
          const faults = [
            tried.hangs && 'is waited for without end',
            !tried.done && words === '' && 'fails without a word',
            english.test(words) && 'is told in English',
            nothingComes.has(fault.kind) && !isLogGone(fault) && accusation.test(words) && 'accuses the publisher',
            tried.again === 'never' && 'does not work again when the file is there',
          ].filter(Boolean);
          for (const what of faults) wrong.push(`${fault.path}, ${fault.kind}: ${what}: ${words.slice(0, 300)}`);
        }
      } finally {
        await server.close();
      }
      expect(wrong).toEqual([]);
    },
    isWhole ? 3 * 3_600_000 : 240_000,
  );
});
