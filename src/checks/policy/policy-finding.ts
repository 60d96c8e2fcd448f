import type { CheckInput } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { aspectName, describeDifference, sidesOf } from './describe-difference.ts';
import type { Difference } from './difference.ts';
import { type StatementKey, type StatementKind, partsOfKey } from './whole-policy.ts';

const folders: Readonly<Record<StatementKind, string>> = {
  site: '',
  preamble: 'charter',
  promise: 'charter',
  category: 'categories',
  field: 'dictionary',
  product: 'products',
  payload: 'payloads',
  schedule: 'retention',
  method: 'methods',
  table: '',
  security: 'security',
  rule: 'governance',
  concern: 'concerns',
  audit: 'audits',
  waiver: 'waivers',
  report: 'reports',
  change: 'changes',
};

/** The file in which a statement stands, or stood. */
function fileOf(key: StatementKey): string {
  const { kind, id } = partsOfKey(key);
  if (kind === 'site') return 'content/site.yaml';
  if (kind === 'table') return `data/${id.split('/')[0]}/datapackage.json`;
  return `content/${folders[kind]}/${id}.md`;
}

/** Where a difference stands now: the file and the line, as far as they are known. */
export function placeOfDifference(
  { statement, aspect, language }: Difference,
  places: NonNullable<CheckInput['policy']>['places'],
): { readonly file: string; readonly line?: number } {
  const of = places[statement];
  const place = (language === undefined ? undefined : of?.[language]) ?? of?.[''];
  if (!place) return { file: fileOf(statement) };
  const parts = aspect.split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const line = place.lines[parts.slice(0, length).join('/')];
    if (line !== undefined) return { file: place.file, line };
  }
  return { file: place.file, line: 1 };
}

/** Several differences as the end of a sentence, with its full stop; of many, the first. */
export function listDifferences(differences: readonly Difference[]): string {
  const most = 6;
  const lines = differences.slice(0, most).map(describeDifference);
  const text = `${lines.join('; ')}${differences.length > most ? `; and ${differences.length - most} more` : ''}`;
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A finding about the differences of one statement, the first of which gives the place and the two sides. */
export function policyFinding(
  status: 'fail' | 'review',
  differences: readonly [Difference, ...Difference[]],
  place: { readonly file: string; readonly line?: number },
  message: string,
  fix: string,
): Finding {
  const [first] = differences;
  const { was, is } = sidesOf(first);
  const about = first.aspect === '' ? '' : `${aspectName(first)}: `;
  return {
    check: 'policy',
    dataset: 'site',
    status,
    row: `statement=${first.statement}`,
    ...place,
    message,
    observed: `${about}${is || 'gone'}`,
    allowed: `${about}${was || 'nothing'}`,
    fix,
  };
}
