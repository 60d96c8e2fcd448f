import type { Problem } from '../../problems/problem.ts';
import type { Site } from '../site.ts';

type CategoryEntry = Site['content']['categories'][number];

/** Pages below `/opt-in/` that are no category's. */
const takenByPages = ['dialog', 'developers'];

/** What the dictionary says of a key on the wire. */
interface Sent {
  readonly id: string;
  readonly category: string;
  readonly isRemoved: boolean;
}

function judgeAddress({ id, at }: CategoryEntry): Problem[] {
  if (!takenByPages.includes(id)) return [];
  return [
    {
      code: 'file/unexpected',
      ...at([]),
      line: 1,
      message: `The address /opt-in/${id}/ already belongs to a page of every site, so no category can have the id "${id}".`,
      fix: `rename the file, such as  ${id}-use.md`,
    },
  ];
}

/** A category must have a field. */
function judgeEmpty({ id, at }: CategoryEntry, sent: Iterable<Sent>): Problem[] {
  if ([...sent].some(({ category }) => category === id)) return [];
  return [
    {
      code: 'reference/orphan',
      ...at([]),
      message: `No field of the dictionary belongs to the category "${id}", so its switch would send nothing that is described.`,
      fix: `write  category: ${id}  in a file of content/dictionary/`,
    },
  ];
}

/** The keys of the example must be keys of fields that the category sends. */
function judgeExample({ id, data, at }: CategoryEntry, sent: ReadonlyMap<string, Sent>): Problem[] {
  return Object.keys(data.example).flatMap((key): Problem[] => {
    const field = sent.get(key);
    const place = at(['example', key]);
    if (field === undefined)
      return [
        {
          code: 'reference/dangling',
          ...place,
          message: `The example sends "${key}", which is the key of no field of the dictionary.`,
          fix: `describe it in content/dictionary/, or remove it from the example`,
        },
      ];
    if (field.category !== id)
      return [
        {
          code: 'reference/conflict',
          ...place,
          message: `The example of "${id}" sends "${key}", but the field "${field.id}" belongs to the category "${field.category}".`,
          fix: "remove it from the example, or change the field's category",
        },
      ];
    if (!field.isRemoved) return [];
    return [
      {
        code: 'reference/conflict',
        ...place,
        message: `The example sends "${key}", but the field "${field.id}" was removed.`,
        fix: 'remove it from the example',
      },
    ];
  });
}

/** Problems of categories that do not fit the dictionary or the addresses of the site. */
export function findCategoryOrphans({ categories, dictionary }: Site['content']): Problem[] {
  const sent = dictionary.flatMap(({ id, data }): [string, Sent][] =>
    data.kind === 'collected'
      ? [[data.key, { id, category: data.category, isRemoved: data.status === 'removed' }]]
      : [],
  );
  const byKey = new Map(sent);
  return categories.flatMap((category) => [
    ...judgeAddress(category),
    ...judgeEmpty(
      category,
      sent.map(([, field]) => field),
    ),
    ...judgeExample(category, byKey),
  ]);
}
