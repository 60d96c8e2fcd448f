import { KeyIndex } from '../../payload/key-path.ts';
import { deepestPayload } from '../../payload/payload-text.ts';
import { partsOfValue } from '../../payload/walk-parts.ts';
import type { Position, Problem } from '../../problems/problem.ts';
import type { Site } from '../site.ts';
import type { PayloadEntry } from './versions.ts';

/** Problems of an example that says a number no version has. */
export function findNumberFaults({ data, file }: PayloadEntry, { dictionary, categories }: Site['content']): Problem[] {
  const field = dictionary.find(({ id }) => id === data.number);
  if (field?.data.kind !== 'collected') return [];
  const { key, example } = field.data;
  const index = new KeyIndex([[key, true]]);
  const numbers = data.versions.map(({ version }) => version);
  const judge = (said: unknown, place: Position): Problem[] => {
    if (said === undefined || numbers.some((number) => number === said)) return [];
    return [
      {
        code: 'reference/conflict',
        ...place,
        message: `The example says version ${JSON.stringify(said)}, but ${file} has ${numbers.join(', ')}.`,
        fix: `write  ${Math.max(...numbers)}  here, or describe the version there`,
      },
    ];
  };
  return [
    ...judge(example, field.at(['example'])),
    ...categories
      .filter(({ id }) => data.categories.includes(id))
      .flatMap((category) =>
        partsOfValue(category.data.example, (names) => index.knows(names), deepestPayload)
          .filter(({ names }) => index.find(names))
          .flatMap(({ names, node }) => judge(node, category.at(['example', ...names.steps]))),
      ),
  ];
}
