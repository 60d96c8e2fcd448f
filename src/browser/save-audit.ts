import type { FinishedAudit } from './audit-on-page.ts';
import { formatCommunityReport, type ReportPlace } from './community-report.ts';
import { saveFile } from './save-file.ts';

/** Saves a reader's run as a file, which can be attached to an issue. */
export function saveAudit(place: ReportPlace, { result, compared }: FinishedAudit): void {
  saveFile('community-audit.json', formatCommunityReport(place, result, compared), 'application/json');
}
