import type { Position, Problem } from '../../problems/problem.ts';
import { categoriesOf, isOfCategory, namedCategories } from '../../schema/categories-of.ts';
import { productSources, type ProductSources, productsOfPayload, productsUnder } from '../../schema/products-of.ts';
import type { Site } from '../site.ts';
import type { VersionStep } from './versions.ts';

type Dictionary = Site['content']['dictionary'];

/** What payloads are held to. */
type ContentOfPayloads = Pick<Site['content'], 'dictionary' | 'products' | 'categories'>;

/** A field that a version names, at its place. */
interface Named {
  readonly id: string;
  readonly field: Dictionary[number];
  readonly place: Position;
}

const conflict = ({ place }: Pick<Named, 'place'>, message: string, fix: string): Problem => ({
  code: 'reference/conflict',
  ...place,
  message,
  fix,
});

/**
 * Whether one product sends both a payload and a field. On a site that names no products there is one, which sends
 * everything.
 */
function shareProduct(payload: VersionStep['payload'], { data }: Dictionary[number], site: ProductSources): boolean {
  if (site.products.length === 0) return true;
  const senders = productsUnder(data, site);
  const own = productsOfPayload(payload.data, site);
  // A payload that none of its products can send is told with the products.
  return own.length === 0 || own.some((id) => senders.includes(id));
}

/** Where the dictionary says something of a field. */
const written = ({ file, at }: Dictionary[number], key: string) => `${file}:${at([key]).line}`;

function judgeAdded(
  named: Named,
  { version: { version, from }, payload, had }: VersionStep,
  site: ProductSources,
): Problem[] {
  const { id, field } = named;
  const { data } = field;
  if (data.kind === 'published')
    return [
      conflict(named, `"${id}" is a published field, which no app sends.`, 'name the fields it is computed from'),
    ];
  const categories = categoriesOf(data);
  if (!payload.data.categories.some((one) => categories.includes(one)))
    return [
      conflict(
        named,
        `"${id}" belongs to ${namedCategories(categories)}, and this payload sends ${payload.data.categories.join(', ')}.`,
        `remove it here, or add  ${categories.join(' or ')}  to "categories"`,
      ),
    ];
  if (!shareProduct(payload, field, site))
    return [
      conflict(
        named,
        `"${id}" is sent by ${productsUnder(data, site).join(', ')}, and this payload by ${productsOfPayload(payload.data, site).join(', ')}.`,
        'remove it here, or correct "products" here or there',
      ),
    ];
  if (had.has(id))
    return [conflict(named, `Version ${version} adds "${id}", which the version before it has already.`, 'remove it')];
  if (data.since === undefined || data.since === from) return [];
  return [
    conflict(
      named,
      `Version ${version} adds "${id}" on ${from}, but the dictionary has it since ${data.since} (${written(field, 'since')}).`,
      `write  from: ${data.since}  here, or  since: ${from}  there`,
    ),
  ];
}

function judgeRemoved(named: Named, { version: { version, from }, had }: VersionStep): Problem[] {
  const { id, field } = named;
  const { removed } = field.data;
  if (!had.has(id))
    return [conflict(named, `Version ${version} removes "${id}", which the version before it has not.`, 'remove it')];
  if (removed === from) return [];
  if (removed === undefined)
    return [
      conflict(
        named,
        `Version ${version} removes "${id}" on ${from}, but the dictionary has it still (${field.file}).`,
        `write  status: removed  and  removed: ${from}  there`,
      ),
    ];
  return [
    conflict(
      named,
      `Version ${version} removes "${id}" on ${from}, but the dictionary on ${removed} (${written(field, 'removed')}).`,
      `write  from: ${removed}  here, or  removed: ${from}  there`,
    ),
  ];
}

function judgeChanged(named: Named, { version: { version }, had }: VersionStep): Problem[] {
  const { id } = named;
  if (had.has(id)) return [];
  return [conflict(named, `Version ${version} changes "${id}", which the version before it has not.`, 'remove it')];
}

/** A field that a later version removes, in one that is taken after the day of its removal. */
function judgeTaken({ version: { version, until }, payload, has, at }: VersionStep, dictionary: Dictionary): Problem[] {
  return dictionary.flatMap((field): Problem[] => {
    const { removed } = field.data;
    const isRemoved = payload.data.versions.some((other) => other.removed?.includes(field.id));
    if (removed === undefined || !isRemoved || !has.has(field.id)) return [];
    if (until !== undefined && until <= removed) return [];
    const taken = until === undefined ? 'is still taken' : `is taken until ${until}`;
    return [
      conflict(
        { place: at([until === undefined ? 'version' : 'until']) },
        `Version ${version} ${taken} and has "${field.id}", but the dictionary says it was removed on ${removed} (${written(field, 'removed')}).`,
        `write  until: ${removed}  here, or correct the dictionary where the app still sends it`,
      ),
    ];
  });
}

/** Problems of one version whose fields the dictionary describes otherwise. */
export function findFieldConflicts(step: VersionStep, content: ContentOfPayloads): Problem[] {
  const { dictionary } = content;
  const sources = productSources(content);
  const { added = [], removed = [], changed = [] } = step.version;
  const named = (id: string, ...path: readonly PropertyKey[]): Named[] => {
    const field = dictionary.find((candidate) => candidate.id === id);
    return field ? [{ id, field, place: step.at(path) }] : [];
  };
  return [
    ...added.flatMap((id, index) => named(id, 'added', index).flatMap((one) => judgeAdded(one, step, sources))),
    ...removed.flatMap((id, index) => named(id, 'removed', index).flatMap((one) => judgeRemoved(one, step))),
    ...changed.flatMap(({ field }, index) =>
      named(field, 'changed', index, 'field').flatMap((one) => judgeChanged(one, step)),
    ),
    ...judgeTaken(step, dictionary),
  ];
}

/** A field of the switches of payloads that no version of them adds, or that was removed and none removes. */
function judgeUntold(field: Dictionary[number], steps: readonly VersionStep[], site: ProductSources): Problem[] {
  const { id, data, at } = field;
  const own = steps.filter(
    ({ payload }) =>
      payload.data.categories.some((one) => isOfCategory(data, one)) && shareProduct(payload, field, site),
  );
  if (data.kind !== 'collected' || own.length === 0) return [];
  const files = [...new Set(own.map(({ payload }) => payload.file))].join(' or ');
  const isTold = (list: 'added' | 'removed') => own.some(({ version }) => version[list]?.includes(id));
  const { since, removed } = data;
  const orphan = (key: 'since' | 'removed', message: string, fix: string): Problem => ({
    code: 'reference/orphan',
    ...at([key]),
    message,
    fix: `write  ${fix}  in ${files}`,
  });
  return [
    ...(isTold('added')
      ? []
      : [
          orphan(
            'since',
            `"${id}" is sent${since === undefined ? '' : ` since ${since}`}, but no version adds it.`,
            `added: [${id}]`,
          ),
        ]),
    ...(removed === undefined || isTold('removed')
      ? []
      : [orphan('removed', `"${id}" was removed on ${removed}, but no version removes it.`, `removed: [${id}]`)]),
  ];
}

/** Fields of which no version tells when they came or went; none of switches that no payload names. */
export function findUntoldFields(steps: readonly VersionStep[], content: ContentOfPayloads): Problem[] {
  const sources = productSources(content);
  return content.dictionary.flatMap((field) => judgeUntold(field, steps, sources));
}
