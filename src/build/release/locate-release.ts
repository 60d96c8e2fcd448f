import { suggest } from '../../problems/suggest.ts';
import { descriptorSchema } from '../../schema/data/descriptor.ts';
import { decodeText } from '../../source/decode.ts';
import type { Files } from '../../source/files.ts';
import type { Located } from '../../source/located.ts';
import { parseYaml } from '../../source/parse-yaml.ts';
import { validate } from '../../source/validate.ts';
import type { Problem } from '../../problems/problem.ts';
import { CommandFault } from '../local/command-fault.ts';
import { addPath, replacePath } from './add-path.ts';
import { type GivenFile, type ReleaseName, nameRelease } from './name-release.ts';

export interface LocatedRelease {
  /** Name of the resource. */
  readonly resource: string;
  readonly name: ReleaseName;
  /** `data/<dataset>/datapackage.json` */
  readonly descriptor: string;
  /** The descriptor with the file in it; undefined where it is in it already. */
  readonly descriptorText?: string;
}

export interface WantedRelease extends GivenFile {
  readonly dataset: string;
  readonly table?: string;
  /** Of a correction: why, for everybody to read. */
  readonly reason?: string;
}

const listed = (names: readonly string[]) =>
  names.length === 0 ? 'There is none yet.' : `There are: ${names.join(', ')}.`;
const near = (name: string, names: readonly string[]) => {
  const found = suggest(name, names);
  return found === undefined ? '' : ` Did you mean "${found}"?`;
};

/** The descriptor's text with the file in it, in place of the one it replaces; nothing where it is in it already. */
function descriptorWith(
  { named, replaces, path, index }: ReleaseName,
  text: string,
  located: Located,
  resource: number,
): Pick<LocatedRelease, 'descriptorText'> {
  if (named) return {};
  return { descriptorText: (replaces === undefined ? addPath : replacePath)(text, located, resource, path, index) };
}

/**
 * Finds where a new file belongs: its dataset, its table, its period, its place. Gives the problems of a descriptor
 * that
 * cannot be read; throws a CommandFault where what was asked for does not fit it.
 */
export async function locateRelease(
  files: Files,
  wanted: WantedRelease,
): Promise<{ located?: LocatedRelease; problems: readonly Problem[] }> {
  const { dataset } = wanted;
  const file = `data/${dataset}/datapackage.json`;
  const bytes = await files.read(file);
  if (!bytes) {
    const names = (await files.list('data')).flatMap(
      (path) => /^data\/([^/]+)\/datapackage\.json$/.exec(path)?.[1] ?? [],
    );
    throw new CommandFault(
      `There is no dataset "${dataset}": ${file} is missing.${near(dataset, names)} ${listed(names)}`,
    );
  }
  const decoded = decodeText(bytes, file);
  const parsed = decoded.text === undefined ? decoded : parseYaml(decoded.text, { file, syntaxCode: 'json/syntax' });
  if (decoded.text === undefined || !('located' in parsed) || !parsed.located) return { problems: parsed.problems };
  const valid = validate(descriptorSchema, parsed.located);
  if (valid.value === undefined) return { problems: valid.problems };
  const { resources } = valid.value;
  const names = resources.map(({ name }) => name);
  if (wanted.table === undefined && names.length > 1)
    throw new CommandFault(
      `The dataset "${dataset}" has ${names.length} tables: say which with  --table ${names[0] ?? ''}. ${listed(names)}`,
    );
  const index =
    wanted.table === undefined
      ? 0
      : names.findIndex((name) => name === wanted.table || name.replaceAll('-', '_') === wanted.table);
  const resource = resources[index];
  if (!resource)
    throw new CommandFault(
      `The dataset "${dataset}" has no table "${wanted.table ?? ''}".${near(wanted.table ?? '', names)} ${listed(names)}`,
    );
  const name = nameRelease(
    { dataset, resource: resource.name, shared: names.length > 1, paths: [resource.path].flat() },
    wanted,
  );
  return {
    problems: [],
    located: {
      resource: resource.name,
      name,
      descriptor: file,
      ...descriptorWith(name, decoded.text, parsed.located, index),
    },
  };
}
