import { escapeName, type KnowsNames, type PartNames } from './key-path.ts';

/** How the values of a notation are opened; undefined for what is no object, or no list. */
export interface Shape<N> {
  membersOf(node: N): readonly (readonly [name: string, node: N])[] | undefined;
  elementsOf(node: N): readonly N[] | undefined;
  isNull(node: N): boolean;
}

/** A value of a report that is judged as a whole, and its names. */
export interface FoundPart<N> {
  readonly names: PartNames;
  readonly node: N;
}

/** What is nested more deeply than is read. */
export class TooDeep extends Error {}

/** The names of a report itself. */
export const rootNames: PartNames = { key: '', exact: '', path: '', steps: [] };

/** The names of what stands under a name in an object. */
export function under(outer: PartNames, name: string): PartNames {
  const joined = (before: string, after: string) => (outer.steps.length === 0 ? after : `${before}.${after}`);
  return {
    key: joined(outer.key, name),
    exact: joined(outer.exact, escapeName(name)),
    path: joined(outer.path, name),
    steps: [...outer.steps, name],
  };
}

/** The names of an entry of a list, from 0. */
export const inList = ({ key, exact, path, steps }: PartNames, index: number): PartNames => ({
  key: `${key}[]`,
  exact: `${exact}[]`,
  path: `${path}[${index}]`,
  steps: [...steps, index],
});

/**
 * The parts of a report, in its order: what is the value of a field, and has no fields below, is taken whole; other
 * objects are opened, and so are lists of them, and lists whose entries are fields. What is empty or null where fields
 * stand below says nothing and is no part. Throws TooDeep.
 */
export function walkParts<N>(report: N, knows: KnowsNames, shape: Shape<N>, deepest: number): FoundPart<N>[] {
  const parts: FoundPart<N>[] = [];
  const isNested = (node: N) => shape.membersOf(node) !== undefined || shape.elementsOf(node) !== undefined;
  /** The values within a value, with their names; none where it is judged as a whole. */
  const within = (node: N, names: PartNames): readonly (readonly [names: PartNames, node: N])[] => {
    const members = shape.membersOf(node);
    if (members) return members.map(([name, inner]) => [under(names, name), inner]);
    const elements = shape.elementsOf(node) ?? [];
    const isOpened = elements.some(isNested) || knows(inList(names, 0)) !== undefined;
    return isOpened ? elements.map((inner, index) => [inList(names, index), inner]) : [];
  };
  const walk = (node: N, names: PartNames, depth: number): void => {
    if (depth > deepest) throw new TooDeep();
    const known = knows(names);
    const inner = known === 'field' ? [] : within(node, names);
    for (const [innerNames, innerNode] of inner) walk(innerNode, innerNames, depth + 1);
    if (inner.length > 0) return;
    const saysNothing = known === 'above' && (isNested(node) || shape.isNull(node));
    if (!saysNothing) parts.push({ names, node });
  };
  for (const [name, node] of shape.membersOf(report) ?? []) walk(node, under(rootNames, name), 1);
  return parts;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const plainShape: Shape<unknown> = {
  membersOf: (value) => (isObject(value) ? Object.entries(value) : undefined),
  elementsOf: (value) => (Array.isArray(value) ? value : undefined),
  isNull: (value) => value === null,
};

/** The parts of a report that was read already, such as the example of a switch. Throws TooDeep. */
export const partsOfValue = (report: unknown, knows: KnowsNames, deepest: number): FoundPart<unknown>[] =>
  walkParts(report, knows, plainShape, deepest);
