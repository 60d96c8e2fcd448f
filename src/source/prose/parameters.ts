import type { CheckId } from '../../schema/check-ids.ts';
import type { Keep } from '../../schema/content/schedule.ts';
import type { Duration } from '../../values/duration.ts';
import type { DataTable, Site } from '../site.ts';

/** Where parameters stand. */
export type Declared = Pick<Site, 'config' | 'content' | 'datasets'>;

/** One place that gives a parameter a value. */
export interface DeclaredValue {
  /** What `of=` names: a dataset (with its table, where tables differ) or a schedule; none for the whole site. */
  readonly of?: string;
  /** What `at=` names: a stage of a schedule. */
  readonly at?: string;
  readonly value: number | Duration;
}

interface Parameter {
  /** What it is, for an error that lists all. */
  readonly meaning: string;
  /** What gives it its value. */
  readonly from: 'dataset' | 'schedule' | 'site';
  readonly values: (site: Declared) => DeclaredValue[];
}

/** Values of the privacy blocks, one for each table that declares any. */
const ofTables =
  (read: (privacy: DataTable['privacy']) => number | Duration | undefined) =>
  ({ datasets }: Declared): DeclaredValue[] =>
    datasets.flatMap(({ id, tables }) => {
      const found = tables.map((table) => ({ name: table.name, value: read(table.privacy) }));
      const isOne = new Set(found.map(({ value }) => value)).size === 1;
      return (isOne ? found.slice(0, 1) : found).flatMap(({ name, value }) =>
        value === undefined ? [] : [{ of: isOne ? id : `${id}/${name}`, value }],
      );
    });

const ofSite =
  (read: (config: Site['config']) => number | Duration | undefined) =>
  ({ config }: Declared): DeclaredValue[] => {
    const value = read(config);
    return value === undefined ? [] : [{ value }];
  };

/** One is no minimum, and no rounding. */
const beyondOne = (value: number | undefined) => (value === undefined || value <= 1 ? undefined : value);
const unlessForever = (keep: Keep) => (typeof keep === 'string' ? keep : undefined);

/** Everything that a text can quote by its name. */
export const parameters = {
  'minimum-count': {
    meaning: 'k: the least number of contributors behind a published row',
    from: 'dataset',
    values: ofTables(({ minimumCount }) => beyondOne(minimumCount)),
  },
  rounding: {
    meaning: 'the base to which counts are rounded',
    from: 'dataset',
    values: ofTables(({ roundTo }) => beyondOne(roundTo)),
  },
  'sample-rate': {
    meaning: 'the share of installations that send',
    from: 'dataset',
    values: ofTables(({ sampleRate }) => sampleRate),
  },
  epsilon: {
    meaning: 'ε of one release',
    from: 'dataset',
    values: ofTables(({ differentialPrivacy }) => differentialPrivacy?.epsilon),
  },
  odds: {
    meaning: 'how far one release can move the odds that somebody is in the table: e^ε',
    from: 'dataset',
    values: ofTables(({ differentialPrivacy: { epsilon } = {} as never }) => epsilon && Math.exp(epsilon)),
  },
  'odds-of-value': {
    meaning: 'how far one release can move the odds of what somebody who is in the table reported: e^2ε',
    from: 'dataset',
    values: ofTables(({ differentialPrivacy: { epsilon } = {} as never }) => epsilon && Math.exp(2 * epsilon)),
  },
  'noise-scale': {
    meaning: 'the declared scale of the noise',
    from: 'dataset',
    values: ofTables(({ differentialPrivacy }) => differentialPrivacy?.scale),
  },
  cadence: {
    meaning: 'how often a new period is published',
    from: 'dataset',
    values: ofTables(({ cadence }) => cadence),
  },
  delay: {
    meaning: 'how long after its end a period is published at the latest',
    from: 'dataset',
    values: ofTables(({ delay, cadence }) => delay ?? cadence),
  },
  keep: {
    meaning: 'how long published rows are kept',
    from: 'dataset',
    values: ofTables(({ keep }) => unlessForever(keep)),
  },
  retention: {
    meaning: 'how long a stage of a schedule keeps reports',
    from: 'schedule',
    values: ({ content }) =>
      content.retention.flatMap(({ id, data }) =>
        data.stages.flatMap(({ place, keep }) => {
          const value = unlessForever(keep);
          return value === undefined ? [] : [{ of: id, at: place, value }];
        }),
      ),
  },
  'budget-epsilon': {
    meaning: 'the ε that all releases of a window may spend',
    from: 'site',
    values: ofSite(({ budget }) => budget?.epsilon),
  },
  'budget-window': {
    meaning: 'the window over which losses add up',
    from: 'site',
    values: ofSite(({ budget }) => budget?.window),
  },
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterName = keyof typeof parameters;
export const parameterNames = Object.keys(parameters) as ParameterName[];
export const parameterOf = (name: ParameterName): Parameter => parameters[name];

/** The parameters a check holds the tables to: a promise that rests on it speaks of them. */
export const parametersOfChecks: Readonly<Record<CheckId, readonly ParameterName[]>> = {
  columns: [],
  types: [],
  'minimum-count': ['minimum-count'],
  rounding: ['rounding'],
  suppression: ['minimum-count'],
  differencing: ['minimum-count'],
  derived: [],
  groups: ['minimum-count'],
  identifiers: [],
  retention: ['retention', 'keep'],
  freshness: ['cadence', 'delay'],
  budget: ['epsilon', 'budget-epsilon'],
  sampling: ['sample-rate'],
  consent: [],
  policy: [],
  integrity: [],
  log: [],
};
