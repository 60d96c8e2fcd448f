import type { Annotation, Level } from './annotations.ts';

/** GitLab knows info, minor, major, critical and blocker. */
const severities: Readonly<Record<Level, string>> = { error: 'blocker', warning: 'major', notice: 'info' };

/** Annotations as GitLab's code quality report: a JSON array, empty for none. */
export function formatGitlab(annotations: readonly Annotation[]): string {
  const issues = annotations.map(({ level, rule, path, line, message, fingerprint }) => ({
    description: message,
    check_name: rule,
    fingerprint,
    severity: severities[level],
    location: { path, lines: { begin: line } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
