import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import {
  type Described,
  type Descriptor,
  type ResourceDescriptor,
  mergePrivacy,
  missingValuesOf,
} from '../schema/data/descriptor.ts';
import { type PrivacyBlock, privacySchema } from '../schema/data/privacy.ts';
import type { Located, Path } from './located.ts';
import { judgeSums } from './judge-sums.ts';
import { privacyColumnPaths, privacyPath } from './privacy-columns.ts';
import { validate } from './validate.ts';

/** Which column to write instead of one that is not there. */
export function chooseColumn(wanted: string, names: readonly string[]): string {
  const near = suggest(wanted, names);
  return near === undefined ? `write one of ${names.map((name) => `"${name}"`).join(', ')}` : `write  "${near}"`;
}

/** Holds a resource's privacy block, over its package's, to the schema; places are those in the descriptor. */
function validatePrivacy(descriptor: Described, resource: Described, index: number, located: Located) {
  const own = (path: Path) => privacyPath(resource, index, path);
  const valid = validate(privacySchema, {
    ...located,
    value: mergePrivacy(descriptor, resource),
    at: (path) => located.at(own(path)),
    keyAt: (path) => located.keyAt(own(path)),
  });
  return {
    value: valid.value,
    problems: valid.problems.map((problem) => ({ ...problem, message: problem.message.replace(/^"/, '"privacy.') })),
  };
}

/** Keys of the privacy block that are missing altogether, where the descriptor has other problems as well. */
export function missingPrivacy(located: Located): Problem[] {
  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
  const descriptor = located.value as { privacy?: unknown; resources?: unknown };
  if (!isObject(descriptor) || !isObject(descriptor.privacy) || !Array.isArray(descriptor.resources)) return [];
  return descriptor.resources.flatMap((resource: unknown, index) => {
    const own =
      isObject(resource) && 'privacy' in resource && isObject(resource.privacy) ? { privacy: resource.privacy } : {};
    return validatePrivacy(descriptor as Described, own, index, located).problems.filter(
      ({ code }) => code === 'schema/missing-key',
    );
  });
}

/** The privacy block of a resource, over its package's, or every problem of it; its columns must be the resource's. */
export function readPrivacy(
  descriptor: Descriptor,
  resource: ResourceDescriptor,
  index: number,
  located: Located,
): { privacy?: PrivacyBlock; problems: Problem[] } {
  const own = (path: Path) => privacyPath(resource, index, path);
  const valid = validatePrivacy(descriptor, resource, index, located);
  if (valid.value === undefined) return { problems: valid.problems };
  const names = resource.schema.fields.map((column) => column.name);
  const problems: Problem[] = [];
  for (const { path, column } of privacyColumnPaths(valid.value)) {
    if (names.includes(column)) continue;
    problems.push({
      code: 'reference/dangling',
      ...located.at(own(path)),
      message: `"${column}" is no column of "${resource.name}". Columns: ${names.join(', ')}.`,
      fix: chooseColumn(column, names),
    });
  }
  const marker = valid.value.suppressed;
  if (
    marker !== undefined &&
    !resource.schema.fields.some((column) => missingValuesOf(resource, column).includes(marker))
  ) {
    problems.push({
      code: 'reference/conflict',
      ...located.at(own(['suppressed'])),
      message: `The marker of a suppressed cell is "${marker}", but "missingValues" of "${resource.name}" does not list it, so the marker would be read as a value.`,
      fix: `add  "missingValues": ["", "${marker}"]  to resources[${index}].schema`,
    });
  }
  problems.push(...judgeSums({ resource, privacy: valid.value, at: (path) => located.at(own(path)) }));
  return problems.length > 0 ? { problems } : { privacy: valid.value, problems };
}
