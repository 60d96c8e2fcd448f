import type { Annotation } from './annotations.ts';

/** A value after the last colons: GitHub decodes these three. */
const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
/** A value of a property, which ends at a comma or a colon. */
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * Annotations as workflow commands of GitHub Actions, a line each; the empty string for none. Nothing of a message
 * begins a line of its own, so no text of a file can become a command.
 */
export function formatGithub(annotations: readonly Annotation[]): string {
  return annotations
    .map(({ level, path, line, column, rule, message }) => {
      const properties = { file: path, line, ...(column === undefined ? {} : { col: column }), title: rule };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      return `::${level} ${written.join(',')}::${escapeData(message)}\n`;
    })
    .join('');
}
