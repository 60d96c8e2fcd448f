/** The tracker's address for a new issue with title and body filled in. */
export function issueLink(newIssue: string, title: string, body: string): string {
  const parameters = new URLSearchParams({ title, body });
  return `${newIssue}${newIssue.includes('?') ? '&' : '?'}${parameters}`;
}
