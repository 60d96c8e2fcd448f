import { readdir, readFile } from 'node:fs/promises';
import { caseProblems } from './case-problems.ts';
import { type CheckCase, type CasePieces, buildCase } from './case.ts';

export const casesFolder = new URL('cases/', import.meta.url);

/**
 * Reads one case: `input.json` and every .csv below its folder, whose path there is its path below `data/`. Throws for
 * a case that no adopter could have written.
 */
async function readCase(name: string): Promise<CheckCase> {
  const folder = new URL(`${name}/`, casesFolder);
  const found = await readdir(folder, { recursive: true });
  const pieces = JSON.parse(await readFile(new URL('input.json', folder), 'utf8')) as CasePieces;
  const files: Record<string, string> = {};
  for (const path of found.filter((entry) => entry.endsWith('.csv')).sort())
    files[path] = await readFile(new URL(path, folder), 'utf8');
  const kase = await buildCase(name, pieces, files);
  const problems = await caseProblems(kase);
  if (problems.length > 0)
    throw new Error(`The case ${name} could not happen, for nobody could write it:\n\n${problems.join('\n\n')}`);
  return kase;
}

/** Every case below `test/checks/cases/<check>/<case>/`, in order of name. */
export async function readCases(): Promise<CheckCase[]> {
  const names: string[] = [];
  for (const check of (await readdir(casesFolder)).sort()) {
    for (const name of (await readdir(new URL(`${check}/`, casesFolder))).sort()) names.push(`${check}/${name}`);
  }
  return Promise.all(names.map(readCase));
}

/** Where the full text that a case must give is kept. */
export function expectedFile(name: string): string {
  return new URL(`${name}/expected.txt`, casesFolder).pathname;
}
