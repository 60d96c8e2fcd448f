import type { ReportedFinding } from '../../audit/report.ts';

/** One finding as text: place, check and status, message, values, and the fix where there is one. */
export function formatFinding(finding: ReportedFinding): string {
  const { check, dataset, status, message, table, period, row, observed, allowed, file, line, fix, waiver } = finding;
  const path =
    file === undefined ? undefined : file.startsWith('content/') || file.startsWith('data/') ? file : `data/${file}`;
  const place = path === undefined ? `data/${dataset}` : line === undefined ? path : `${path}:${line}`;
  const about = [table, period, row].filter(Boolean).join(', ');
  const lines = [
    `${place} ${check} ${waiver === undefined ? status : `${status}, accepted by waivers/${waiver}.md`}`,
    `  ${message.split('\n').join('\n  ')}`,
  ];
  if (about !== '') lines.push(`  Where: ${about}`);
  if (observed !== undefined || allowed !== undefined)
    lines.push(`  Found: ${observed ?? '–'}; allowed: ${allowed ?? '–'}`);
  if (fix !== undefined) lines.push(`  Fix: ${fix.split('\n').join('\n  ')}`);
  return lines.join('\n');
}
