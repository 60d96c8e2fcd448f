import type { ReportedFinding } from '../../audit/report.ts';

/**
 * The file of a finding from the adopter's folder on, as problems have it; a file of `data/` may come without it. What
 * is about a whole dataset is written in its descriptor, and what is about all of them in `site.yaml`.
 */
export function fileOfFinding({ dataset, file }: Pick<ReportedFinding, 'dataset' | 'file'>): string {
  if (file === undefined) return dataset === 'site' ? 'content/site.yaml' : `data/${dataset}/datapackage.json`;
  return /^(content|data)\//.test(file) ? file : `data/${file}`;
}

/** `data/<file>:<line>`, as far as a finding tells. */
function placeOf(finding: ReportedFinding): string {
  const file = fileOfFinding(finding);
  return finding.file === undefined || finding.line === undefined ? file : `${file}:${finding.line}`;
}

/** One finding as text: place, check and status, message, values, and the fix where there is one. */
export function formatFinding(finding: ReportedFinding): string {
  const { check, status, message, table, period, row, observed, allowed, fix, waiver } = finding;
  const about = [table, period, row].filter(Boolean).join(', ');
  const lines = [
    `${placeOf(finding)} ${check} ${waiver === undefined ? status : `${status}, accepted by waivers/${waiver}.md`}`,
    `  ${message.split('\n').join('\n  ')}`,
  ];
  if (about !== '') lines.push(`  Where: ${about}`);
  if (observed !== undefined || allowed !== undefined)
    lines.push(`  Found: ${observed ?? '–'}; allowed: ${allowed ?? '–'}`);
  if (fix !== undefined) lines.push(`  Fix: ${fix.split('\n').join('\n  ')}`);
  return lines.join('\n');
}
