import type { ValueType } from '../../../payload/value-rule.ts';
import type { ImportedField, Unmapped } from '../imported.ts';
import { isScalar, type SourceNode } from '../source-node.ts';

/** Plain types of the language as types of a field. */
const types: Readonly<Record<string, ValueType>> = {
  string: 'string',
  int: 'integer',
  double: 'number',
  boolean: 'boolean',
  'string[]': 'list',
  'int[]': 'list',
  'double[]': 'list',
  'boolean[]': 'list',
  'byte[]': 'list',
  map: 'object',
  any: 'object',
  undefined: 'object',
};

/** What is known of the values of an attribute. */
export interface KnownValues {
  readonly type: ValueType;
  readonly values?: ImportedField['values'];
  readonly notes: Readonly<Record<string, string>>;
  readonly unmapped: readonly Unmapped[];
}

/** Why something is deprecated, in a sentence; undefined where it is not. */
export function readDeprecated(node: SourceNode): string | undefined {
  const deprecated = node.take('deprecated');
  if (!deprecated) return undefined;
  if (!deprecated.isGroup) return `Deprecated. ${String(deprecated.value).trim()}`.replace(/ true$/, '');
  const to = deprecated.text('renamed_to');
  const note = deprecated.text('note');
  const reason = deprecated.text('reason');
  const what = to === undefined ? (reason ?? '') : `renamed to \`${to}\``;
  return [`Deprecated${['', 'uncategorized', 'unspecified'].includes(what) ? '' : `: ${what}`}.`, note]
    .filter(Boolean)
    .join(' ');
}

/** A member of an enumeration: its value, and what it means. */
function readMember(node: SourceNode, stability: string | undefined, unmapped: Unmapped[]) {
  const id = node.text('id');
  const value = node.take('value')?.value ?? id;
  if (!isScalar(value)) {
    node.fail('schema/missing-key', 'This member has neither a "value" nor an "id".', 'write  value: …');
    return [];
  }
  const own = node.text('stability');
  const texts = [node.text('brief') ?? (id === String(value) ? undefined : id), node.text('note')];
  const words = texts.flatMap((text) => text?.replaceAll(/\s+/g, ' ') ?? []).join(' ');
  const meaning = [
    words === '' ? undefined : words,
    readDeprecated(node),
    own === undefined || own === stability ? undefined : `(${own})`,
  ];
  unmapped.push(...node.left(`member ${String(value)}`, {}, 'A value has no place for it.'));
  const said = meaning.filter((text) => text !== undefined).join(' ');
  return [{ value, ...(said === '' ? {} : { meaning: said }) }];
}

function typeOfValues(values: readonly unknown[]): ValueType {
  if (values.every((value) => typeof value === 'boolean')) return 'boolean';
  return values.every((value) => Number.isInteger(value)) ? 'integer' : 'string';
}

/** An enumeration, whose members are listed in `holder`. */
function readMembers(holder: SourceNode, stability: string | undefined, what: string): KnownValues {
  const unmapped: Unmapped[] = [];
  const isClosed = holder.flag('allow_custom_values') === false;
  const values = holder.groups('members').flatMap((member) => readMember(member, stability, unmapped));
  const type = typeOfValues(values.map(({ value }) => value));
  const fitting = values.filter(({ value }) => type !== 'string' || typeof value === 'string');
  for (const { value } of values.filter((one) => !fitting.includes(one)))
    unmapped.push({ place: holder.place, what: `value ${value} of ${what}`, reason: 'The other values are texts.' });
  return {
    type,
    ...(fitting.length === 0 ? {} : { values: fitting }),
    notes: isClosed ? {} : { 'other values': 'possible: an enumeration of OpenTelemetry is open' },
    unmapped,
  };
}

const listed = Object.keys(types).join(', ');

/** What is known of a type that is written as a word: one of the language, an array of one, or a template. */
function readWord(type: SourceNode, what: string): KnownValues {
  const name = String(type.value);
  const template = /^template\[(.+)\]$/.exec(name)?.[1];
  const word = template ?? name;
  const plain = Object.hasOwn(types, word) ? types[word] : undefined;
  if (plain === undefined) {
    const fix = `write one of: ${listed}, template[string], or members: […]`;
    type.fail('schema/wrong-value', `type is "${name}", which is none of OpenTelemetry.`, fix);
  }
  const none: KnownValues = { type: plain ?? 'object', notes: {}, unmapped: [] };
  if (template !== undefined)
    return { ...none, type: 'object', notes: { keys: `any name, each with a value of type ${template}` } };
  if (name === 'any' || name === 'undefined')
    return {
      ...none,
      unmapped: [{ place: type.place, what: `type ${name} of ${what}`, reason: 'A field has one type: object here.' }],
    };
  return name.endsWith('[]') ? { ...none, notes: { items: name.slice(0, -2) } } : none;
}

/** The type of an attribute or of a field of a body (`what`), with its values where they are listed. */
export function readValues(node: SourceNode, stability: string | undefined, what: string): KnownValues {
  const type = node.take('type');
  if (!type) {
    node.fail('schema/missing-key', `The ${what} has no "type".`, `write  type: …  with one of: ${listed}`);
    return { type: 'object', notes: {}, unmapped: [] };
  }
  if (type.value === 'enum') return readMembers(node, stability, what);
  if (!type.isGroup) return readWord(type, what);
  const known = readMembers(type, stability, what);
  return { ...known, unmapped: [...known.unmapped, ...type.left(what)] };
}
