/** A sentence in the forms of `Intl.PluralRules`; `other` serves where a form is missing. */
export interface Plural {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** Every word the room writes itself. `{name}` stands for a value. */
export interface ChartStrings {
  readonly noData: string;
  readonly allSuppressed: string;
  readonly suppressed: string;
  readonly suppressedBelow: string;
  readonly absent: string;
  readonly incomplete: string;
  readonly partial: string;
  readonly axisNotZero: string;
  readonly quarter: string;
  readonly week: string;
  readonly point: string;
  readonly pointOfSeries: string;
  readonly nameAt: string;
  readonly interval: string;
  readonly low: string;
  readonly high: string;
  readonly breakAt: string;
  readonly outageAt: string;
  readonly other: Plural;
  readonly context: Plural;
  readonly contextNote: Plural;
  readonly otherNote: Plural;
  readonly omittedNote: Plural;
  readonly oneValue: string;
  readonly rose: string;
  readonly fell: string;
  readonly same: string;
  readonly percentagePoints: Plural;
  readonly changeBy: string;
  readonly extremes: string;
  readonly sinceBreak: string;
  readonly latest: string;
  readonly moved: string;
  readonly ranked: string;
  readonly rankedTie: string;
  readonly modal: string;
  readonly modalShare: string;
  readonly largest: string;
  readonly suppressedCount: Plural;
  readonly gapCount: Plural;
  readonly scaleSteps: string;
  readonly notStored: string;
  readonly forever: string;
  readonly foreverBecause: string;
  readonly startsWith: string;
  readonly then: string;
  readonly thenWhat: string;
  readonly schedule: string;
  readonly place: string;
  readonly what: string;
  readonly howLong: string;
  readonly access: string;
  readonly removed: string;
  readonly scheduleSummary: string;
  readonly stage: string;
  /** Stands between two stages. */
  readonly nextStage: string;
  readonly source: string;
  readonly licence: string;
  readonly sampleRate: string;
  readonly places: Readonly<
    Record<'device' | 'network' | 'collector' | 'raw-store' | 'backup' | 'aggregate-store' | 'published', string>
  >;
}

/** Puts values in the place of `{name}`; a name without a value stays as it is. */
export function fillIn(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The form of a sentence for a count, with the count (and other values) filled in. */
export function pluralize(
  plural: Plural,
  count: number,
  language: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const form = plural[new Intl.PluralRules(language).select(count)] ?? plural.other;
  return fillIn(form, { count: new Intl.NumberFormat(language).format(count), ...values });
}
