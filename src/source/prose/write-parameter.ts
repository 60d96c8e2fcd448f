import { formatNumber, formatShare } from '../../values/format.ts';
import { numberInWords } from '../../values/number-words.ts';
import { suggest } from '../../problems/suggest.ts';
import { type Duration, durationParts } from '../../values/duration.ts';
import { type Declared, type ParameterName, parameterNames, parameterOf, type DeclaredValue } from './parameters.ts';

/** What a text speaks of: where a parameter differs, its values are looked for there first. */
export interface SpeaksOf {
  readonly datasets: readonly string[];
  readonly schedules: readonly string[];
}

/** What a directive asks for. */
export interface AskedParameter {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Why a parameter cannot be written, and the mend. */
export class ParameterFault extends Error {
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

const attributeNames = ['of', 'at', 'unit', 'in', 'minus'];
const units = ['days', 'weeks', 'months', 'years'] as const;
type Unit = (typeof units)[number];
const forms = ['figures', 'words', 'percent'];

/** The directive as it is written, `:parameter[retention]{of=crashes-180-days at=backup}`. */
export const directiveOf = (name: string, attributes: Readonly<Record<string, string | undefined>> = {}): string => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${value}`],
  );
  return `:parameter[${name}]${written.length > 0 ? `{${written.join(' ')}}` : ''}`;
};

function nameOf({ name, attributes }: AskedParameter): ParameterName {
  const found = parameterNames.find((known) => known === name);
  const unknown = Object.keys(attributes).find((key) => !attributeNames.includes(key));
  if (!found)
    throw new ParameterFault(
      `There is no parameter "${name}". There are: ${parameterNames.map((known) => `${known} (${parameterOf(known).meaning})`).join(', ')}.`,
      `write  ${directiveOf(suggest(name, parameterNames) ?? parameterNames[0] ?? '')}`,
    );
  if (unknown !== undefined)
    throw new ParameterFault(
      `:parameter has no attribute "${unknown}". Attributes: ${attributeNames.join(', ')}.`,
      `write  ${suggest(unknown, attributeNames) ?? 'of'}=…  or remove it`,
    );
  return found;
}

const isNamed = ({ of }: DeclaredValue, name: string) => of === name || of?.startsWith(`${name}/`) === true;

/** The values of a parameter that a text can mean: those it names, else those of what it speaks of, else all. */
export function valuesFor(
  name: ParameterName,
  { of, at }: { readonly of?: string | undefined; readonly at?: string | undefined },
  speaksOf: SpeaksOf,
  site: Declared,
): DeclaredValue[] {
  const { from, values } = parameterOf(name);
  const all = values(site);
  const own = from === 'schedule' ? speaksOf.schedules : speaksOf.datasets;
  const near = all.filter((value) => own.some((id) => isNamed(value, id)));
  const chosen = of === undefined ? near : all.filter((value) => isNamed(value, of));
  return (of === undefined && near.length === 0 ? all : chosen).filter((value) => at === undefined || value.at === at);
}

function chooseValue(name: ParameterName, asked: AskedParameter, speaksOf: SpeaksOf, site: Declared): DeclaredValue {
  const { of, at, ...others } = asked.attributes;
  const all = parameterOf(name).values(site);
  const found = valuesFor(name, { of, at }, speaksOf, site);
  const [first] = found;
  const listed = (values: readonly DeclaredValue[]) =>
    values
      .map((value) => `${directiveOf(name, { of: value.of, at: value.at, ...others })} (${value.value})`)
      .join(', ');
  if (all.length === 0)
    throw new ParameterFault(`Nothing declares a value for "${name}": ${parameterOf(name).meaning}.`, 'remove it');
  if (!first) throw new ParameterFault(`Nothing of that name declares "${name}".`, `write one of  ${listed(all)}`);
  if (new Set(found.map(({ value }) => value)).size > 1)
    throw new ParameterFault(
      `"${name}" has several values here, and the text does not say whose it means.`,
      `write one of  ${listed(found)}`,
    );
  return first;
}

/** How many of a unit a duration lasts: P2W → 14 days, P1Y → 12 months. Undefined where that is no whole number. */
export function countUnits(duration: Duration, unit: Unit): number | undefined {
  const { years, months, weeks, days } = durationParts(duration);
  const [allMonths, allDays] = [years * 12 + months, weeks * 7 + days];
  const calendar = unit === 'months' || unit === 'years';
  if (calendar ? allDays > 0 : allMonths > 0) return undefined;
  const count = { days: allDays, weeks: allDays / 7, months: allMonths, years: allMonths / 12 }[unit];
  return Number.isInteger(count) ? count : undefined;
}

function numberOf(name: ParameterName, { of, at, value }: DeclaredValue, { attributes }: AskedParameter): number {
  if (typeof value === 'number') return value;
  const unit = units.find((known) => known === attributes['unit']);
  const count = unit && countUnits(value, unit);
  if (count !== undefined) return count;
  const fitting = units.filter((known) => countUnits(value, known) !== undefined);
  throw new ParameterFault(
    unit === undefined
      ? `"${name}" is a time (${value}), and the sentence needs to know which unit it has.`
      : `"${name}" is ${value}, which is no whole number of ${unit}.`,
    fitting.length === 0
      ? 'say it without a number'
      : `write  ${fitting.map((known) => directiveOf(name, { of, at, unit: known })).join('  or  ')}`,
  );
}

/** A parameter as a sentence in `language` shows it. Throws a ParameterFault where it means none, or several. */
export function writeParameter(asked: AskedParameter, speaksOf: SpeaksOf, site: Declared, language: string): string {
  const name = nameOf(asked);
  const value = chooseValue(name, asked, speaksOf, site);
  const form = asked.attributes['in'] ?? 'figures';
  const minus = asked.attributes['minus'] ?? '0';
  if (!forms.includes(form))
    throw new ParameterFault(
      `A parameter cannot be written in "${form}". Forms: ${forms.join(', ')}.`,
      `write  in=${suggest(form, forms) ?? 'words'}`,
    );
  if (!/^\d+$/.test(minus))
    throw new ParameterFault(`minus="${minus}" is no whole number.`, 'write  minus=1  or remove it');
  const number = numberOf(name, value, asked) - Number(minus);
  if (form === 'percent') return formatShare(number, language);
  return (form === 'words' ? numberInWords(number, language) : undefined) ?? formatNumber(number, language);
}
