import { KeyIndex, reportFrom } from '../../payload/key-path.ts';
import { deepestPayload } from '../../payload/payload-text.ts';
import { judgeSentValue } from '../../payload/judge-sent-value.ts';
import { partsOfValue } from '../../payload/walk-parts.ts';
import type { Position, Problem } from '../../problems/problem.ts';
import { isOfCategory, namedCategories } from '../../schema/categories-of.ts';
import { describeValueFault } from '../describe-value-fault.ts';
import { sentFields, type SentEntry } from '../sent-fields.ts';
import type { Content } from '../site.ts';

type CategoryEntry = Content['categories'][number];

/** Pages below `/opt-in/` that are no category's. */
const takenByPages = ['dialog', 'developers'];

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
function judgeEmpty({ id, at }: CategoryEntry, sent: Iterable<SentEntry>): Problem[] {
  if ([...sent].some(({ categories }) => categories.includes(id))) return [];
  return [
    {
      code: 'reference/orphan',
      ...at([]),
      message: `No field of the dictionary belongs to the category "${id}", so its switch would send nothing that is described.`,
      fix: `write  category: ${id}  in a file of content/dictionary/`,
    },
  ];
}

/** An example without a value: pages would call it a real report. The mend is made of the fields' own examples. */
function judgeNoExample({ id, data, at }: CategoryEntry, dictionary: Content['dictionary']): Problem[] {
  const values = dictionary.flatMap(({ data: field }) =>
    field.kind === 'collected' && isOfCategory(field, id) && field.status !== 'removed' && field.example !== undefined
      ? [{ key: field.key, example: field.example }]
      : [],
  );
  if (Object.keys(data.example).length > 0 || values.length === 0) return [];
  const lines = Object.entries(reportFrom(values)).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
  return [
    {
      code: 'schema/wrong-value',
      ...at(['example']),
      message: `The example of "${id}" is empty, but pages show it as a report that is really sent.`,
      fix: `write a report of the app, such as\nexample:\n${lines.join('\n')}`,
    },
  ];
}

/** What keeps a key of an example from being sent by its category; empty where nothing does. */
function judgeKey(category: string, key: string, field: SentEntry | undefined): Omit<Problem, keyof Position>[] {
  if (field === undefined)
    return [
      {
        code: 'reference/dangling',
        message: `The example sends "${key}", which is the key of no field of the dictionary.`,
        fix: `describe it in content/dictionary/, or remove it from the example`,
      },
    ];
  if (!field.categories.includes(category))
    return [
      {
        code: 'reference/conflict',
        message: `The example of "${category}" sends "${key}", but the field "${field.id}" belongs to ${namedCategories(field.categories)}.`,
        fix: `remove it from the example, or write  category: [${[...field.categories, category].join(', ')}]  in ${field.file}`,
      },
    ];
  if (field.removed === undefined) return [];
  return [
    {
      code: 'reference/conflict',
      message: `The example sends "${key}", but the field "${field.id}" was removed.`,
      fix: 'remove it from the example',
    },
  ];
}

/** The keys of the example must be keys of fields that the category sends, and each value what its field allows. */
function judgeExample({ id, data, at }: CategoryEntry, sent: KeyIndex<SentEntry>): Problem[] {
  const parts = partsOfValue(data.example, (names) => sent.knows(names), deepestPayload);
  return parts.flatMap(({ names, node: value }): Problem[] => {
    const field = sent.find(names);
    const { path: key } = names;
    const faults = field ? judgeSentValue(value, field.rule) : [];
    return [
      ...judgeKey(id, key, field),
      ...faults.map((fault) => describeValueFault(fault, { subject: `"${key}"`, field: field as SentEntry })),
    ].map((problem) => ({ ...problem, ...at(['example', ...names.steps]) }));
  });
}

/** Problems of categories that do not fit the dictionary or the addresses of the site. */
export function findCategoryOrphans({ categories, dictionary }: Pick<Content, 'categories' | 'dictionary'>): Problem[] {
  const sent = sentFields(dictionary);
  const byKey = new KeyIndex(sent.map((field) => [field.key, field]));
  return categories.flatMap((category) => [
    ...judgeAddress(category),
    ...judgeEmpty(category, sent),
    ...judgeNoExample(category, dictionary),
    ...judgeExample(category, byKey),
  ]);
}
