import { parseYaml } from '../../../source/parse-yaml.ts';
import type { Problem } from '../../../problems/problem.ts';
import type { SourcePlace, Unmapped } from '../imported.ts';

export type GleanPart = 'metrics' | 'pings' | 'tags';

/** An object of a file, whose keys are told apart and asked for one by one. */
export type Keys = Readonly<Record<string, unknown>>;

/** A file of Glean, with the place of each of its keys. */
export interface GleanFile {
  readonly part: GleanPart;
  readonly value: Keys;
  readonly placeOf: (path: readonly PropertyKey[]) => SourcePlace;
}

export const isKeys = (value: unknown): value is Keys =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts of a list; numbers, as the first version of the format had them, as texts. */
export const ownTexts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).flatMap((one: unknown) =>
    typeof one === 'string' || typeof one === 'number' ? [String(one)] : [],
  );

export const ownText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** Which part of Glean a file is: what its `$schema` says, else its name, else metrics where entries have a type. */
function partOf(file: string, value: Keys): GleanPart | undefined {
  const schema = /\/glean\/(metrics|pings|tags)\//.exec(String(value['$schema'] ?? ''))?.[1];
  const name = /(metrics|pings|tags)[^/]*\.ya?ml$/i.exec(file)?.[1]?.toLowerCase();
  const said = (schema ?? name) as GleanPart | undefined;
  if (said) return said;
  const entries = Object.values(value)
    .filter(isKeys)
    .flatMap((category) => Object.values(category));
  return entries.some((entry) => isKeys(entry) && 'type' in entry) ? 'metrics' : undefined;
}

/** Reads a file of Glean, or says why it is none. */
export function readGleanFile(file: string, text: string): { read?: GleanFile; problems: readonly Problem[] } {
  const { located, problems } = parseYaml(text, { file, syntaxCode: 'yaml/syntax' });
  if (!located) return { problems };
  const { value } = located;
  const part = isKeys(value) ? partOf(file, value) : undefined;
  if (part === undefined)
    return {
      problems: [
        {
          code: 'file/unexpected',
          file,
          line: 1,
          column: 1,
          message: 'This is no file of Glean: it has no metrics, no pings and no tags.',
          fix: 'name metrics.yaml, pings.yaml or tags.yaml of the app; for another kind of source see  vitrine import --help',
        },
      ],
    };
  const placeOf = (path: readonly PropertyKey[]): SourcePlace => ({ file, line: located.keyAt(path).line });
  return { read: { part, value: value as Keys, placeOf }, problems: [] };
}

/** Keys that speak to Glean's own tools, and say nothing of what is sent. */
const ofTools: Readonly<Record<string, string>> = {
  no_lint: "it speaks to Glean's linter alone",
  gecko_datapoint: 'it names the place in the engine of the browser from which the value is taken',
  uploader_capabilities: 'it speaks to the program that uploads pings',
  precise_timestamps: 'it says how exact the times of a ping are, which no field here holds',
};

/** Keys of an entry that were not read, with the reason. */
export function unreadKeys(
  { placeOf }: Pick<GleanFile, 'placeOf'>,
  path: readonly string[],
  entry: Keys,
  known: readonly string[],
): Unmapped[] {
  const subject = path.join('.');
  return Object.keys(entry)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      place: placeOf([...path, key]),
      what: subject === '' ? key : `${key} of ${subject}`,
      reason: ofTools[key] ?? 'it is no key of the schemas of Glean that are known here',
    }));
}
