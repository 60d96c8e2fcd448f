import { sensitivities } from '../../schema/sensitivities.ts';
import type { Field } from '../../schema/content/field.ts';
import { unwritten } from '../../values/unwritten.ts';
import type { Words } from '../../words/words-for.ts';
import { standInFor } from '../../checks/identifiers/stand-in.ts';
import { idOfKey, titlesOfKeys } from '../imports/field-ids.ts';
import { inferType } from '../imports/payload/infer-type.ts';
import type { SwitchAnswer } from './answers.ts';
import { valuesByKey } from './parse-sent.ts';

/** A file of the dictionary that is begun. */
export interface BegunField {
  readonly id: string;
  readonly path: string;
  readonly data: Field;
}

/** A name as part of an address: `os.version` is `os-version`. One in another alphabet is `name`. */
export const idOf = (name: string): string => idOfKey(name) || 'name';

/** An id that is not taken; takes it. */
function freeId(name: string, taken: Set<string>): string {
  const id = idOf(name);
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
  taken.add(free);
  return free;
}

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/**
 * An example that a field can show: single values, lists of them, and objects. Nothing that could be of a real
 * installation: zeros are in its place, or it has none.
 */
function exampleOf(given: unknown, key: string): Pick<Field, 'example'> {
  const value = standInFor(given, key);
  if (value === undefined) return {};
  if (Array.isArray(value)) return value.length > 0 && value.every(isScalar) ? { example: value as string[] } : {};
  return { example: value as Field['example'] };
}

/**
 * The fields of all that is sent, one for each key: one that several switches send names them all, and counts as the
 * most revealing of them. What a value means and why it is sent is left to write. Throws TooDeep.
 */
export function begunFields(switches: readonly SwitchAnswer[], { init }: Pick<Words, 'init'>): BegunField[] {
  const taken = new Set<string>();
  const sent = switches.map((one) => ({ ...one, values: valuesByKey(one.sends) }));
  const keys = [...new Set(sent.flatMap(({ values }) => [...values.keys()]))];
  const titles = titlesOfKeys(keys.map((key) => ({ key })));
  return keys.map((key) => {
    const senders = sent.filter(({ values }) => values.has(key));
    const ids = senders.map(({ id }) => id);
    const value = senders[0]?.values.get(key);
    const level = Math.max(...senders.map(({ sensitivity }) => sensitivities.indexOf(sensitivity)));
    const data = {
      kind: 'collected',
      title: titles.get(key) ?? key,
      summary: unwritten(init.fieldSummary),
      type: inferType([value]) ?? 'string',
      ...exampleOf(value, key),
      key,
      category: ids.length === 1 ? ids[0] : ids,
      sensitivity: sensitivities[level],
      why: unwritten(init.purpose),
    } as Field;
    const id = freeId(key, taken);
    return { id, path: `content/dictionary/${id}.md`, data };
  });
}
