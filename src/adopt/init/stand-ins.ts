import { mask } from '../../checks/identifiers/judge-labels.ts';
import { recognise } from '../../checks/identifiers/recognise.ts';
import { standInFor } from '../../checks/identifiers/stand-in.ts';
import type { SwitchAnswer } from './answers.ts';
import { valuesByKey } from './parse-sent.ts';

/** What a value looks like, with its article; values that are no text or number look like what is in them. */
const lookOf = (value: unknown, key: string): string =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => recognise(String(one), key))[0]?.kind.name ??
  'an identifier';

/** One line for each value that could be of a real installation, and so is not written into the folder. */
export function describeStandIns(switches: readonly Pick<SwitchAnswer, 'sends'>[]): string[] {
  const values = new Map(switches.flatMap(({ sends }) => [...valuesByKey(sends)].reverse()).reverse());
  return [...values].flatMap(([key, value]) => {
    const shown = standInFor(value, key);
    if (JSON.stringify(shown) === JSON.stringify(value)) return [];
    const written = typeof value === 'object' ? JSON.stringify(value) : String(value);
    const instead = shown === undefined ? 'the field has no example yet' : `examples show ${JSON.stringify(shown)}`;
    return [
      `The value of "${key}" (${mask(written)}) looks like ${lookOf(value, key)}, so it was not written: ${instead}. If the app sends such a value, say in content/dictionary/ what it is, and whether it is personal.`,
    ];
  });
}
