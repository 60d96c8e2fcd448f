import type { ValueType } from '../../payload/value-rule.ts';
import { escapeName } from '../../payload/key-path.ts';
import { sensitivities } from '../../schema/sensitivities.ts';
import type { Field } from '../../schema/content/field.ts';
import { unwritten } from '../../values/unwritten.ts';
import type { Words } from '../../words/words-for.ts';
import type { SwitchAnswer } from './answers.ts';

/** A file of the dictionary that is begun. */
export interface BegunField {
  readonly id: string;
  readonly data: Field;
}

/** A name as part of an address: `os.version` is `os-version`. Names in other alphabets become `name`. */
export const idOf = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'name';

/** An id that is not taken; takes it. */
export function freeId(name: string, taken: Set<string>): string {
  const id = idOf(name);
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
  taken.add(free);
  return free;
}

/** The type that a value has as it is sent. */
function typeOf(value: unknown): ValueType {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'object' : 'string';
}

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** An example that a field can show: single values, lists of them, and objects. */
function exampleOf(value: unknown): Pick<Field, 'example'> {
  if (Array.isArray(value)) return value.length > 0 && value.every(isScalar) ? { example: value as string[] } : {};
  return { example: value as Field['example'] };
}

/** Every value of a report under its path, `os.name` or `events[].at`; what is empty and lists of values are whole. */
function leavesOf(value: unknown, key = ''): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeOf(one) === 'object' && one !== null)) {
    const found = value.flatMap((one: unknown) => leavesOf(one, `${key}[]`));
    return [...new Map(found)];
  }
  if (typeOf(value) !== 'object' || value === null || (key !== '' && Object.keys(value as object).length === 0))
    return [[key, value]];
  return Object.entries(value as object).flatMap(([name, part]) =>
    leavesOf(part, `${key === '' ? '' : `${key}.`}${escapeName(name)}`),
  );
}

/**
 * The fields of all that is sent, one for each key: one that several switches send names them all, and counts as the
 * most revealing of them. What a value means and why it is sent is left to write.
 */
export function begunFields(
  switches: readonly SwitchAnswer[],
  { init }: Pick<Words, 'init'>,
  taken: Set<string>,
): BegunField[] {
  const sent = switches.map((one) => ({ ...one, values: new Map(leavesOf(one.sends)) }));
  const keys = [...new Set(sent.flatMap(({ values }) => [...values.keys()]))];
  return keys.map((key) => {
    const senders = sent.filter(({ values }) => values.has(key));
    const ids = senders.map(({ id }) => id);
    const value = senders[0]?.values.get(key);
    const level = Math.max(...senders.map(({ sensitivity }) => sensitivities.indexOf(sensitivity)));
    const data = {
      kind: 'collected',
      title: key,
      summary: unwritten(init.fieldSummary),
      type: typeOf(value),
      ...exampleOf(value),
      key,
      category: ids.length === 1 ? ids[0] : ids,
      sensitivity: sensitivities[level],
      why: unwritten(init.purpose),
    } as Field;
    return { id: freeId(key, taken), data };
  });
}
