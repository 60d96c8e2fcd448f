import type { Descriptor } from '../../../schema/data/descriptor.ts';
import type { Unmapped } from '../imported.ts';
import type { SourceNode } from '../source-node.ts';

/** Some texts of a group, by their keys; those that are there. */
function textsOf<Key extends string>(node: SourceNode, keys: readonly Key[]): Partial<Record<Key, string>> {
  const found = keys.flatMap((key): [Key, string][] => {
    const text = node.text(key);
    return text === undefined ? [] : [[key, text]];
  });
  return Object.fromEntries(found) as Partial<Record<Key, string>>;
}

/** The licences of a package or a resource; undefined for none. One without a name and an address is listed. */
export function readLicences(node: SourceNode, unmapped: Unmapped[]): Descriptor['licenses'] | undefined {
  const licences = node.groups('licenses').flatMap((one): Descriptor['licenses'] => {
    const { name, path, title } = textsOf(one, ['name', 'path', 'title']);
    unmapped.push(...one.left('licence'));
    const more = { ...(path === undefined ? {} : { path }), ...(title === undefined ? {} : { title }) };
    if (name !== undefined) return [{ name, ...more }];
    if (path !== undefined) return [{ ...more, path }];
    unmapped.push({ place: one.place, what: 'licence', reason: 'It has neither a name nor an address.' });
    return [];
  });
  return licences.length > 0 ? licences : undefined;
}

/** Who made a package; `role` is the form of version 1. */
export function readContributors(node: SourceNode, unmapped: Unmapped[]): Descriptor['contributors'] {
  const list = node.groups('contributors').map((one) => {
    const roles = [...one.list('roles').map(({ value }) => String(value)), one.text('role') ?? []].flat();
    const texts = textsOf(one, ['title', 'path', 'email', 'givenName', 'familyName', 'organization']);
    unmapped.push(...one.left('contributor'));
    return { ...texts, ...(roles.length > 0 ? { roles } : {}) };
  });
  return list.length > 0 ? list : undefined;
}

/** What a package or a resource was made from. */
export function readOrigins(node: SourceNode, unmapped: Unmapped[]): NonNullable<Descriptor['sources']> {
  return node.groups('sources').map((one) => {
    const texts = textsOf(one, ['title', 'path', 'email', 'version']);
    unmapped.push(...one.left('source'));
    return texts;
  });
}
