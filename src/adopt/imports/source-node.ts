import type { Problem } from '../../problems/problem.ts';
import { describeValue } from '../../source/describe-value.ts';
import type { Located, Path } from '../../source/located.ts';
import { locateJson } from '../../source/parse-json.ts';
import { parseYaml } from '../../source/parse-yaml.ts';
import type { SourcePlace, Unmapped } from './imported.ts';

/** Longest file of a source that is read, in characters; the largest real ones are a few millions. */
export const longestSource = 20_000_000;

type Scalar = string | number | boolean;

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

/** Why a key has no place in a site, by its name. */
export type Reasons = Readonly<Record<string, string>>;

/**
 * A value of a source with its place. It notes which of its keys were asked for, so that the others can be listed, and
 * what of it is of another type than it must be.
 */
export class SourceNode {
  readonly #located: Located;
  readonly #path: Path;
  readonly #problems: Problem[];
  readonly #asked = new Set<string>();
  readonly value: unknown;

  constructor(located: Located, path: Path, value: unknown, problems: Problem[]) {
    this.#located = located;
    this.#path = path;
    this.#problems = problems;
    this.value = value;
  }

  get file(): string {
    return this.#located.file;
  }

  /** Where it begins: its key, where it has one. */
  get place(): SourcePlace {
    const { file, line } = this.#located.keyAt(this.#path);
    return { file, line };
  }

  /** Tells it from every other value of an import. */
  get identity(): string {
    return `${this.file}#${this.#path.map(String).join('/')}`;
  }

  /** The same value, of which nothing was asked yet. */
  again(): SourceNode {
    return new SourceNode(this.#located, this.#path, this.value, this.#problems);
  }

  get isGroup(): boolean {
    return isGroup(this.value);
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  #inside(key: PropertyKey, value: unknown): SourceNode {
    return new SourceNode(this.#located, [...this.#path, key], value, this.#problems);
  }

  /** Says what is wrong with it. */
  fail(code: Problem['code'], message: string, fix: string): void {
    this.#problems.push({ code, ...this.#located.at(this.#path), message, fix });
  }

  #mustBe(what: string, fix: string): void {
    const name = this.#path.at(-1);
    const shown = typeof name === 'string' ? name : 'This';
    this.fail('schema/wrong-type', `${shown} is ${describeValue(this.value)}, but must be ${what}.`, fix);
  }

  /** What is under a key; undefined where there is no such key, or nothing under it. */
  take(key: string): SourceNode | undefined {
    this.#asked.add(key);
    if (!isGroup(this.value) || !Object.hasOwn(this.value, key)) return undefined;
    const value = this.value[key];
    return value === null || value === undefined ? undefined : this.#inside(key, value);
  }

  /** A text under a key, without space around it; undefined for an empty one. */
  text(key: string): string | undefined {
    const node = this.take(key);
    if (!node) return undefined;
    if (!isScalar(node.value)) {
      node.#mustBe('a text', `write  ${key}: …`);
      return undefined;
    }
    const text = String(node.value).trim();
    return text === '' ? undefined : text;
  }

  number(key: string): number | undefined {
    const node = this.take(key);
    if (!node || typeof node.value === 'number') return node?.value as number | undefined;
    node.#mustBe('a number', `write  ${key}: 1`);
    return undefined;
  }

  flag(key: string): boolean | undefined {
    const node = this.take(key);
    if (!node || typeof node.value === 'boolean') return node?.value as boolean | undefined;
    node.#mustBe('true or false', `write  ${key}: true`);
    return undefined;
  }

  /** The group of keys under a key. */
  group(key: string): SourceNode | undefined {
    const node = this.take(key);
    if (!node || node.isGroup) return node;
    node.#mustBe('a group of keys', `write the keys below  ${key}:`);
    return undefined;
  }

  /** The items of the list under a key; empty where there is none. */
  list(key: string): SourceNode[] {
    const node = this.take(key);
    if (!node || node.isList) return node?.items() ?? [];
    node.#mustBe('a list', `write  ${key}: [ … ]`);
    return [];
  }

  /** The items of the list under a key that are groups of keys; of any other, that it is none. */
  groups(key: string): SourceNode[] {
    const items = this.list(key);
    for (const item of items) if (!item.isGroup) item.#mustBe('a group of keys', `write its keys`);
    return items.filter((item) => item.isGroup);
  }

  items(): SourceNode[] {
    return Array.isArray(this.value) ? this.value.map((value, index) => this.#inside(index, value)) : [];
  }

  /** Every key with what is under it, also where that is nothing. */
  entries(): [string, SourceNode][] {
    if (!isGroup(this.value)) return [];
    return Object.entries(this.value).map(([key, value]) => {
      this.#asked.add(key);
      return [key, this.#inside(key, value)];
    });
  }

  /** The keys that nobody asked for, with the reason of each, or the one for all others. */
  left(what: string, reasons: Reasons = {}, otherwise = 'A field has no place for it.'): Unmapped[] {
    if (!isGroup(this.value)) return [];
    return Object.keys(this.value)
      .filter((key) => !this.#asked.has(key))
      .map((key) => ({
        place: this.#inside(key, undefined).place,
        what: `${key} of ${what}`,
        reason: (Object.hasOwn(reasons, key) ? reasons[key] : undefined) ?? otherwise,
      }));
  }
}

/**
 * The value of a file of a source, which is JSON where its name ends so and YAML otherwise; undefined where it cannot
 * be read, is empty, or is larger than anything real. What is wrong is added to `problems`, also later, when parts of
 * it are asked for as something that they are not.
 */
export function openSource(
  file: string,
  text: string,
  problems: Problem[],
  notation = /\.jsonc?$/i.test(file) ? 'json' : 'yaml',
): SourceNode | undefined {
  if (text.length > longestSource) {
    const message = `The file has ${text.length} characters; at most ${longestSource} are read.`;
    problems.push({ code: 'import/syntax', file, line: 1, column: 1, message, fix: 'import a part of it' });
    return undefined;
  }
  const read =
    notation === 'json'
      ? locateJson(text, file)
      : parseYaml(text, { file, syntaxCode: 'yaml/syntax', references: 'resolved' });
  problems.push(...read.problems);
  const { located } = read;
  return located && located.value !== null ? new SourceNode(located, [], located.value, problems) : undefined;
}
