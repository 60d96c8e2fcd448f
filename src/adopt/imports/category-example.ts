import { parse } from 'yaml';
import { reportFrom } from '../../payload/key-path.ts';
import { blocksOf, mergeFile, type PlannedFile } from './merge-file.ts';
import { type ImportRecord, printOf } from './record.ts';

interface ReadFile {
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The front matter and the body of a file of content; both empty where there is no front matter. */
export function readParts(text: string): ReadFile {
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text.replace(/\r\n/g, '\n')) ?? [];
  return { data: (parse(yaml, { schema: 'core' }) ?? {}) as Record<string, unknown>, body };
}

/**
 * A report as a switch sends it, made from the examples of its fields, nested by their keys: so the files of the fields
 * say, whoever wrote them. Removed fields and those without an example are left out; empty where none is left.
 */
export function exampleOfCategory(id: string, fields: readonly Pick<PlannedFile, 'text'>[]): Record<string, unknown> {
  return reportFrom(
    fields.flatMap(({ text }) => {
      const { category, status, key, example } = readParts(text).data;
      const isSent = status !== 'removed' && [category].flat().includes(id);
      return isSent && typeof key === 'string' && example !== undefined ? [{ key, example }] : [];
    }),
  );
}

/** A switch that an earlier import began, with the example that its fields have now, while nobody wrote another. */
export function renewExample(
  path: string,
  text: string | undefined,
  recorded: ImportRecord['files'][string],
  fields: readonly Pick<PlannedFile, 'text'>[],
): PlannedFile | undefined {
  if (text === undefined) return undefined;
  const { data, body } = readParts(text);
  const before = recorded.keys['example'];
  const example = exampleOfCategory(path.slice(path.lastIndexOf('/') + 1, -'.md'.length), fields);
  if (before === undefined || before !== printOf(data['example']) || before === printOf(example)) return undefined;
  const draft = { keys: { ...data, example }, blocks: blocksOf(body) };
  const merged = mergeFile(text, draft, recorded.of, { of: recorded.of, keys: { example: before }, blocks: [] });
  return (
    merged && {
      ...merged,
      path,
      change: 'changed',
      written: { ...recorded, keys: { ...recorded.keys, example: printOf(example) } },
    }
  );
}
