import type { Problem } from '../problems/problem.ts';
import { type SiteConfig, siteSchema } from '../schema/content/site.ts';
import { decodeText } from './decode.ts';
import type { Files } from './files.ts';
import type { Located } from './located.ts';
import { parseYaml } from './parse-yaml.ts';
import { sampleBlock } from './sample-of.ts';
import { validate } from './validate.ts';

const configFile = 'content/site.yaml';

/** Problems of a site that stands still on a day although its data are not made up. */
function findStoppedClock({ asOf, synthetic }: SiteConfig, at: Located['at']): Problem[] {
  if (asOf === undefined || synthetic !== undefined) return [];
  return [
    {
      code: 'reference/conflict',
      ...at(['asOf']),
      message: `asOf: ${asOf} stops the clock: after that day no table would ever be late or too old. It is only for a site of made-up data, which says so on every page.`,
      fix: `remove the line  asOf: ${asOf}. Where all data are made up, add  synthetic: "All numbers here were made up, as a demonstration."`,
    },
  ];
}

/** Reads `content/site.yaml`, without which there is no site; `at` finds the places of its keys. */
export async function readConfig(
  files: Files,
): Promise<
  | { readonly config: SiteConfig; readonly at: Located['at']; readonly problems: readonly Problem[] }
  | { readonly config?: undefined; readonly problems: readonly Problem[] }
> {
  const bytes = await files.read(configFile);
  if (!bytes) {
    const problem: Problem = {
      code: 'file/missing',
      file: configFile,
      line: 1,
      column: 1,
      message: 'A site needs content/site.yaml, which names the project, its address and its contacts.',
      fix: `begin with\n${sampleBlock(siteSchema)}`,
    };
    return { problems: [problem] };
  }
  const decoded = decodeText(bytes, configFile);
  if (decoded.text === undefined) return { problems: decoded.problems };
  const { located, problems, advice = [] } = parseYaml(decoded.text, { file: configFile, syntaxCode: 'yaml/syntax' });
  if (!located) return { problems };
  const valid = validate(siteSchema, located);
  return valid.value === undefined
    ? { problems: [...advice, ...valid.problems] }
    : { config: valid.value, at: located.at, problems: [...advice, ...findStoppedClock(valid.value, located.at)] };
}
