import { sha256Hex } from '../log/sha256.ts';
import type { Problem } from '../problems/problem.ts';
import { decodeText } from './decode.ts';
import type { Files } from './files.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Site } from './site.ts';

/** Reads what each consent version covered, from `data/policy/`. */
export async function readPolicies(files: Files): Promise<{ found: Site['policies']; problems: Problem[] }> {
  const found: Record<string, Site['policies'][string]> = {};
  const problems: Problem[] = [];
  for (const file of await files.list('data/policy')) {
    const bytes = (await files.read(file)) ?? new Uint8Array();
    const decoded = decodeText(bytes, file);
    const parsed = decoded.text === undefined ? decoded : parseYaml(decoded.text, { file, syntaxCode: 'json/syntax' });
    problems.push(...parsed.problems);
    if ('located' in parsed && parsed.located)
      found[file.slice('data/'.length)] = { value: parsed.located.value, bytes, sha256: await sha256Hex(bytes) };
  }
  return { found, problems };
}
