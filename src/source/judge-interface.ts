import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { compileMessage, MessageFault } from '../words/compile-message.ts';
import type { Message, TextTree } from '../words/message.ts';
import { isUnwritten } from '../values/unwritten.ts';
import { parametersIn } from '../words/parameters-in.ts';
import type { Located } from './located.ts';

type Path = readonly string[];

/** English, ready to be pasted as YAML. */
const asYaml = (key: string, text: string) => `${key}: ${JSON.stringify(text)}`;

function unknownKey(located: Located, path: Path, among: TextTree): Problem {
  const [key = ''] = path.slice(-1);
  const near = suggest(key, Object.keys(among));
  const group = path.slice(0, -1).join('.');
  return {
    code: 'schema/unknown-key',
    ...located.keyAt(path),
    message: `"${key}" is no word of the interface${group === '' ? '' : ` in "${group}"`}. Allowed: ${Object.keys(among).join(', ')}`,
    fix: near === undefined ? 'remove it' : `write  ${near}:`,
  };
}

/**
 * The place of a fault inside a text: to the column where the text stands as it is in one line of the file, else its
 * start.
 */
function placeIn(located: Located, path: Path, text: string, offset: number) {
  const start = located.at(path);
  const inLine = located.lineText(start.line).indexOf(text, start.column - 1);
  return inLine < 0 ? start : { ...start, column: inLine + 1 + offset };
}

/** Parameters that English does not give, that it counts otherwise, and that it always shows and the text never. */
function parameterFaults(located: Located, path: Path, text: string, message: Message, original: string): Problem[] {
  const [here, there] = [parametersIn(message), parametersIn(compileMessage(original))];
  const at = (name: string) => placeIn(located, path, text, Math.max(0, text.indexOf(`{${name}`)));
  const names = [...there.keys()];
  const allowed = names.length === 0 ? 'none' : names.map((name) => `{${name}}`).join(', ');
  const said = `English says  ${original}`;
  const wrong = [...here].flatMap(([name, { isNumber }]): Problem[] => {
    const own = there.get(name);
    if (own === undefined) {
      const unused = names.filter((each) => !here.has(each));
      const meant = suggest(name, names) ?? (unused.length === 1 ? unused[0] : undefined);
      return [
        {
          code: 'schema/wrong-value',
          ...at(name),
          message: `{${name}} is no parameter of "${path.join('.')}". Allowed: ${allowed}. ${said}`,
          fix: meant === undefined ? `leave {${name}} out` : `write  {${meant}}`,
        },
      ];
    }
    if (!isNumber || own.isNumber) return [];
    return [
      {
        code: 'schema/wrong-value',
        ...at(name),
        message: `{${name}} is a text here, and cannot be counted. ${said}`,
        fix: `write  {${name}}`,
      },
    ];
  });
  if (wrong.length > 0) return wrong;
  const missing = [...there].filter(([name, { shown }]) => shown && !here.has(name)).map(([name]) => `{${name}}`);
  if (missing.length === 0) return [];
  return [
    {
      code: 'schema/missing-key',
      ...located.at(path),
      message: `"${path.join('.')}" does not say ${missing.join(', ')}. ${said}`,
      fix: `write ${missing.join(' and ')} into it; to leave a value out on purpose, write  ${missing.map((name) => `${name.slice(0, -1)}, select, other {}}`).join('')}`,
    },
  ];
}

function judgeText(located: Located, path: Path, text: string, original: string): Problem[] {
  if (text.trim() === '')
    return [
      {
        code: 'schema/wrong-value',
        ...located.at(path),
        message: `"${path.join('.')}" is empty. Without it, English is shown.`,
        fix: `write  ${asYaml(path.at(-1) ?? '', original)}`,
      },
    ];
  try {
    return parameterFaults(located, path, text, compileMessage(text), original);
  } catch (error) {
    if (!(error instanceof MessageFault)) throw error;
    return [
      {
        code: 'schema/wrong-value',
        ...placeIn(located, path, text, error.offset),
        message: `"${path.join('.')}" is no message in ICU syntax: ${error.message} (line ${error.line}, column ${error.column} of the text).`,
        fix: `write it as English does:  ${asYaml(path.at(-1) ?? '', original)}`,
      },
    ];
  }
}

/**
 * Words of the interface as a file says them, held to those of English (`originals`): keys, parameters and ICU syntax.
 * Returns the texts that are written, and every fault with its place and the corrected text.
 */
export function judgeInterface(
  located: Located,
  own: unknown,
  originals: TextTree,
  path: Path = [],
): { texts: TextTree; problems: Problem[] } {
  const texts: Record<string, string | TextTree> = {};
  const problems: Problem[] = [];
  if (typeof own !== 'object' || own === null || Array.isArray(own)) {
    const [first = ''] = Object.keys(originals);
    const message = `${path.length === 0 ? 'The file' : `"${path.join('.')}"`} holds a group of words by key.`;
    return {
      texts,
      problems: [
        {
          code: 'schema/wrong-type',
          ...located.at(path),
          message,
          fix: `begin with a key below it, such as  ${first}:`,
        },
      ],
    };
  }
  for (const [key, value] of Object.entries(own as Record<string, unknown>)) {
    const here = [...path, key];
    const original = Object.hasOwn(originals, key) ? originals[key] : undefined;
    if (original === undefined) problems.push(unknownKey(located, here, originals));
    else if (typeof original === 'object') {
      const inner = judgeInterface(located, value, original, here);
      if (Object.keys(inner.texts).length > 0) texts[key] = inner.texts;
      problems.push(...inner.problems);
    } else if (typeof value !== 'string')
      problems.push({
        code: 'schema/wrong-type',
        ...located.at(here),
        message: `"${here.join('.')}" is a text. English says  ${original}`,
        fix: `write  ${asYaml(key, typeof value === 'object' ? original : String(value))}`,
      });
    else if (!isUnwritten(value)) {
      texts[key] = value;
      problems.push(...judgeText(located, here, value, original));
    }
  }
  return { texts, problems };
}
