import type { Problem } from '../problems/problem.ts';
import { en } from '../words/en.ts';
import type { TextTree } from '../words/message.ts';
import { decodeText } from './decode.ts';
import type { Files } from './files.ts';
import { judgeInterface } from './judge-interface.ts';
import type { Located } from './located.ts';
import { parseYaml } from './parse-yaml.ts';

/** Where a language's own words of the interface stand, the site's own language not excepted. */
export const interfaceFile = (language: string) => `content/_/${language}/interface.yaml`;

/**
 * A language's own words of the interface, from `content/_/<language>/interface.yaml`: those of a language that is not
 * shipped, or words in the place of shipped ones. Every key and parameter is one of English; each fault is a problem.
 * None where the file is absent or has a problem; `located` is all that it says. A text that is still to write is none.
 */
export async function readInterface(
  files: Files,
  language: string,
): Promise<{ texts?: TextTree; located?: Located; problems: readonly Problem[] }> {
  const file = interfaceFile(language);
  const bytes = await files.read(file);
  if (!bytes) return { problems: [] };
  const decoded = decodeText(bytes, file);
  if (decoded.text === undefined) return { problems: decoded.problems };
  const { located, problems } = parseYaml(decoded.text, { file, syntaxCode: 'yaml/syntax' });
  if (!located) return { problems };
  const judged = judgeInterface(located, located.value, en);
  return judged.problems.length > 0
    ? { located, problems: judged.problems }
    : { texts: judged.texts, located, problems: [] };
}
