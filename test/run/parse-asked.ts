import { parseArgs } from 'node:util';
import { type Project, projects } from './projects.ts';

/** What the arguments of `npm test --` ask for. */
export interface Asked {
  /** True without any argument: format, types and lint are asked for as well. */
  readonly whole: boolean;
  /** Those named by `--unit`, `--site` and `--browser`; all where none is. */
  readonly named: readonly Project[];
  /** Parts of paths of test files, as given; empty for all. */
  readonly paths: readonly string[];
  /** Arguments for the test runner: `-t <name>`, `-u`. */
  readonly passed: readonly string[];
}

export type ParsedAsked = { readonly ok: true; readonly value: Asked } | { readonly ok: false; readonly fault: string };

const options = {
  unit: { type: 'boolean' },
  site: { type: 'boolean' },
  browser: { type: 'boolean' },
  testNamePattern: { type: 'string', short: 't' },
  update: { type: 'boolean', short: 'u' },
} as const;

const usage = `npm test                      format, types, lint and every test
npm test -- --unit            only tests that need neither a built site nor a browser; also --site, --browser
npm test -- test/checks       only test files whose path holds these words
npm test -- -t 'some words'   only tests whose name holds these words
npm test -- test/charts -u    writes the snapshots of these tests again`;

/** Reads the arguments; one that is not known is a fault that says which there are. */
export function parseAsked(given: readonly string[]): ParsedAsked {
  try {
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true, strict: true });
    const named = projects.filter((project) => values[project]);
    return {
      ok: true,
      value: {
        whole: given.length === 0,
        named: named.length > 0 ? named : projects,
        paths: positionals,
        passed: [
          ...(values.testNamePattern === undefined ? [] : ['-t', values.testNamePattern]),
          ...(values.update ? ['-u'] : []),
        ],
      },
    };
  } catch (caught) {
    return { ok: false, fault: `${(caught as Error).message}\n\n${usage}` };
  }
}
