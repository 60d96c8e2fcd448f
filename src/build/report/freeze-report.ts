import { Document, isCollection, isMap, visit } from 'yaml';
import type { Report, ReportFacts } from '../../schema/content/record.ts';

/** What the program writes into the front matter of a report. */
export interface Freeze {
  readonly log: NonNullable<Report['log']>;
  readonly facts: ReportFacts;
}

/** The freeze as lines of YAML, for the end of a front matter: one line for each thing that holds nothing further. */
export function freezeLines(freeze: Freeze): string {
  const document = new Document(freeze, { schema: 'core' });
  visit(document, {
    Map(_, node, path) {
      // A line for what stands in a list; below it, everything fits on that line.
      const isInList = path.length > 3 && !isMap(path.at(-1));
      if (isInList) node.flow = true;
    },
    Seq(_, node) {
      if (node.items.length === 0 || !node.items.some(isCollection)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/**
 * The text of a report with its place in the log and the facts of its period written at the end of its front matter;
 * every other line stays as it is. Undefined where the text has no front matter.
 */
export function freezeReport(text: string, freeze: Freeze): string | undefined {
  const found = /^---\r?\n[\s\S]*?\r?\n(?=---[ \t]*(?:\r?\n|$))/.exec(text);
  if (!found) return undefined;
  const [head] = found;
  return `${head}${freezeLines(freeze)}${text.slice(head.length)}`;
}
