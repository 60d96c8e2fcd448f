import { formatProblems } from '../../problems/format-problem.ts';
import { readSite } from '../../source/read-site.ts';
import type { Site } from '../../source/site.ts';
import { stops } from '../prepare/prepare.ts';
import type { ReleasePorts } from './ports.ts';

/** The adopter's folder; undefined where a problem stops it, which is printed then. */
export async function readSoundSite({
  files,
  print,
}: Pick<ReleasePorts, 'files' | 'print'>): Promise<Site | undefined> {
  const { site, problems } = await readSite(files);
  if (site && !stops(problems)) return site;
  print(`\n${formatProblems(problems)}\n`);
  return undefined;
}
