import type { PrivacyBlock } from '../../../schema/data/privacy.ts';
import { unwritten } from '../../../values/unwritten.ts';
import type { Words } from '../../../words/words-for.ts';
import { titleOfKey } from '../field-ids.ts';
import { type DeclaredColumn, type DeclaredDataset, declaredMissing } from './declared.ts';
import { isExact } from './find-totals.ts';
import { calendarPattern, type ColumnProfile } from './profile-table.ts';
import { periodKey, type Proposal } from './propose-table.ts';

/** What is said of one table besides what its values tell: keys of its privacy block. */
export type TableAnswers = Partial<
  Pick<PrivacyBlock, 'unit' | 'minimumCount' | 'category' | 'sampleRate' | 'population' | 'keep' | 'method'>
> & {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** A name of SPDX, or an address. */
  readonly licence?: string | undefined;
  /** Why no column counts contributors. */
  readonly none?: string | undefined;
};

/** What a dataset is made of. */
export interface DatasetDraft {
  readonly dataset: string;
  readonly proposals: readonly Proposal[];
  readonly declared: DeclaredDataset;
  /** Of the dataset, and of each of its tables by the name of its resource. */
  readonly answers: TableAnswers;
  readonly ofTable: (resource: string) => TableAnswers;
  /** The dictionary entries that columns must name, by resource and column. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

type Group = Readonly<Record<string, unknown>>;

const present = (keys: Group): Record<string, unknown> =>
  Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));

/**
 * Which texts a column may hold, as its values show it: all of them, or the signs that they are of. That of the period
 * is never closed, since the next release brings another.
 */
function vocabularyOf({ values = [], signs, calendar, distinct }: ColumnProfile, isPeriod: boolean): Group {
  if (calendar !== undefined) return { pattern: calendarPattern[calendar] };
  if (values.length > 0 && !isPeriod) return { enum: values };
  return distinct > 0 ? { pattern: `[${signs}]+` } : {};
}

/** The limits of a column that its values show; those that its source declares stand over them. */
function constraintsOf(
  column: ColumnProfile,
  { period, measures }: Proposal,
  declared: DeclaredColumn | undefined,
): Group {
  const said = declared?.constraints ?? {};
  const isText = column.type === 'string' && (declared?.type ?? 'string') === 'string';
  const isClosed = said.enum !== undefined || said.pattern !== undefined;
  return {
    ...(isText && !isClosed ? vocabularyOf(column, column === period) : {}),
    ...(measures.includes(column) && (column.least ?? -1) >= 0 ? { minimum: 0 } : {}),
    ...said,
  };
}

function columnOf(
  column: ColumnProfile,
  proposal: Proposal,
  field: string | undefined,
  declared: DeclaredColumn | undefined,
): Group {
  const { name, type, marker } = column;
  const constraints = constraintsOf(column, proposal, declared);
  const isYear = column === proposal.period && type === 'integer';
  return present({
    name,
    type: isYear ? 'year' : (declared?.type ?? type),
    example: declared?.example,
    missingValues: declared?.missingValues ?? (marker === undefined ? undefined : ['', marker]),
    constraints: Object.keys(constraints).length > 0 ? constraints : undefined,
    field,
  });
}

/** What stands for a hidden number: the one text among them, or the one that the source declares and that occurs. */
export function markerOf(proposal: Proposal, declared: DeclaredDataset): string | undefined {
  const { contributors, resource } = proposal;
  if (!contributors) return undefined;
  const [only, ...others] = declaredMissing(declared.tables.get(resource), contributors.name).filter(
    (text) => text !== '',
  );
  return contributors.marker ?? (others.length === 0 ? only : undefined);
}

/** The keys of a privacy block that follow from the values of a table and from what was said of it. */
function privacyOf(
  proposal: Proposal,
  { answers, ofTable, declared }: DatasetDraft,
  { init }: Pick<Words, 'init'>,
): Group {
  const { contributors, resource, cadence, window, releases, totals } = proposal;
  const said = { ...answers, ...present(ofTable(resource)) } as TableAnswers;
  const margins = totals.filter(isExact).map(({ column, total, parts }) => present({ column, total, parts }));
  return present({
    unit: said.unit ?? unwritten(init.unit),
    contributors: contributors?.name ?? { none: said.none ?? unwritten(init.noContributors) },
    roundTo: contributors?.base !== undefined && contributors.base > 1 ? contributors.base : undefined,
    suppressed: markerOf(proposal, declared),
    period: periodKey(proposal),
    cadence,
    window: window?.length,
    releases,
    margins: margins.length > 0 ? margins : undefined,
    minimumCount: said.minimumCount,
    category: said.category,
    method: said.method ?? [],
    sampleRate: said.sampleRate,
    population: said.population ?? unwritten(init.population),
    keep: said.keep,
  });
}

const licencesOf = (licence: string | undefined) =>
  licence === undefined ? undefined : [/^https?:/.test(licence) ? { path: licence } : { name: licence }];

/** The descriptor of a dataset. What differs between its tables stands with each of them. */
export function draftDescriptor(draft: DatasetDraft, words: Pick<Words, 'init'>): Group {
  const { dataset, proposals, declared, answers, ofTable, fields } = draft;
  const [first] = proposals;
  const common = first ? privacyOf(first, draft, words) : {};
  // What another table does not have must not come down to it from the first.
  const none: Group = { roundTo: 1, margins: [], suppressed: undefined };
  const isShared = (key: string) =>
    (key !== 'suppressed' || proposals.every((one) => markerOf(one, declared) === common[key])) &&
    (key !== 'window' || proposals.every(({ window }) => window?.length === common[key]));
  // A dataset of one table is described by what is said of that table.
  const ofOnly =
    proposals.length === 1 && answers.description === undefined
      ? ofTable(first?.resource ?? '').description
      : undefined;
  const resources = proposals.map((proposal) => {
    const { resource, profile, files, key } = proposal;
    const of = declared.tables.get(resource);
    const own = privacyOf(proposal, draft, words);
    const differing = Object.keys({ ...common, ...own }).flatMap((name): [string, unknown][] => {
      if (!isShared(name)) return name in own ? [[name, own[name]]] : [];
      if (JSON.stringify(own[name]) === JSON.stringify(common[name])) return [];
      return [[name, name in own ? own[name] : none[name]]];
    });
    const said = ofTable(resource);
    const ownDescription = said.description === ofOnly ? undefined : said.description;
    return present({
      name: resource,
      ...present({
        ...of?.resource,
        title: said.title ?? of?.resource.title,
        description: ownDescription ?? of?.resource.description,
      }),
      path: files.length === 1 ? files[0]?.path : files.map(({ path }) => path),
      schema: {
        fields: profile.columns.map((column) =>
          columnOf(column, proposal, fields.get(resource)?.get(column.name), of?.columns.get(column.name)),
        ),
        ...of?.schema,
        primaryKey: of?.schema.primaryKey ?? key,
      },
      licenses: licencesOf(said.licence) ?? of?.resource.licenses,
      privacy: differing.length > 0 ? present(Object.fromEntries(differing)) : undefined,
    });
  });
  const { title, description, licenses, ...others } = declared.descriptor;
  return present({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: dataset,
    title: answers.title ?? title ?? titleOfKey(dataset),
    description: answers.description ?? ofOnly ?? description ?? unwritten(words.init.tableDescription),
    licenses: licencesOf(answers.licence) ?? licenses,
    ...others,
    resources,
    privacy: Object.fromEntries(Object.entries(common).filter(([key]) => isShared(key))),
  });
}
