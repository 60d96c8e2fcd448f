import type { Aspects, Scalar, AspectValue } from '../../../checks/policy/whole-policy.ts';
import type { Path } from '../../../source/located.ts';
import { isUnwritten, withoutHints } from '../../../values/unwritten.ts';

/** What of a value is words, and what is left out. */
export interface Reading {
  /** Keys that are no part of the policy: places in lists, examples, links into code. */
  readonly ignored: ReadonlySet<string>;
  /** Keys below which nothing is words. */
  readonly wholes: ReadonlySet<string>;
  /** Whether a text under a key is words. */
  isWords(key: string, text: string): boolean;
}

/** A value as aspects, with the place in the file from which each comes. */
export interface Flat {
  readonly meaning: Aspects;
  readonly words: Aspects;
  readonly paths: ReadonlyMap<string, Path>;
}

/** Keys that name an entry of a list of things, the first that is there. */
const naming = [
  'id',
  'place',
  'kind',
  'value',
  'check',
  'category',
  'table',
  'topic',
  'language',
  'period',
  'date',
  'column',
  'releases',
  'version',
] as const;

type Values = Readonly<Record<string, unknown>>;

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What can name an entry: no text that is still to write. */
const isName = (value: unknown): value is Scalar =>
  isScalar(value) && !(typeof value === 'string' && isUnwritten(value));

/** A name for each entry of a list, by what names it, else by its number; none twice. */
function namesOf(list: readonly unknown[]): string[] {
  const taken = new Map<string, number>();
  return list.map((entry, index) => {
    const key = isValues(entry) ? naming.find((name) => isName(entry[name])) : undefined;
    const name = key === undefined ? String(index + 1) : String((entry as Values)[key]);
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  });
}

/** Takes a value apart, part by part; `named` is the original of a translation, whose entries give the names. */
class Flattening {
  readonly meaning: Record<string, AspectValue> = {};
  readonly words: Record<string, AspectValue> = {};
  readonly paths = new Map<string, Path>();
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  #note(kind: 'meaning' | 'words', name: string, value: AspectValue, path: Path): void {
    this[kind][name] = withoutHints(value);
    this.paths.set(name, path);
  }

  #takeList(list: readonly unknown[], named: unknown, at: { name: string; path: Path; isWhole: boolean }): void {
    const { name, path, isWhole } = at;
    if (list.every(isScalar)) {
      const key = String(path.at(-1));
      const isWords =
        !isWhole &&
        list.some((entry) => typeof entry === 'string' && (isUnwritten(entry) || this.#reading.isWords(key, entry)));
      this.#note(isWords ? 'words' : 'meaning', name, list, path);
      return;
    }
    const names = namesOf(Array.isArray(named) && named.length === list.length ? named : list);
    this.#note('meaning', name, names, path);
    list.forEach((entry, index) => {
      const part = (names[index] ?? '').replaceAll('/', '|');
      const original = Array.isArray(named) ? named[index] : undefined;
      this.take(entry, original, { name: `${name}/${part}`, path: [...path, index], isWhole });
    });
  }

  take(value: unknown, named: unknown, at: { name: string; path: Path; isWhole: boolean }): void {
    const { name, path, isWhole } = at;
    if (typeof value === 'string') {
      const isWords = !isWhole && (isUnwritten(value) || this.#reading.isWords(String(path.at(-1)), value));
      this.#note(isWords ? 'words' : 'meaning', name, value, path);
    } else if (isScalar(value)) this.#note('meaning', name, value, path);
    else if (Array.isArray(value)) this.#takeList(value, named, at);
    else if (isValues(value)) {
      // "for ever" is how long; the reason is words.
      if (typeof value['forever'] === 'string') this.#note('meaning', name, 'forever', path);
      for (const [key, below] of Object.entries(value)) {
        if (this.#reading.ignored.has(key)) continue;
        this.take(below, isValues(named) ? named[key] : undefined, {
          name: name === '' ? key : `${name}/${key}`,
          path: [...path, key],
          isWhole: isWhole || this.#reading.wholes.has(key),
        });
      }
    }
  }
}

/** Front matter, or the like, as aspects. A translation is read beside its original, whose lists name their entries. */
export function flatten(data: unknown, reading: Reading, original: unknown = data): Flat {
  const flattening = new Flattening(reading);
  flattening.take(data, original, { name: '', path: [], isWhole: false });
  return flattening;
}
