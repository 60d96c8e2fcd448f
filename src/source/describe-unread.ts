import { deepestPayload, longestPayload, type PayloadFault } from '../payload/payload-text.ts';

/**
 * What keeps a report, or a text of reports, from being read, and the mend. `otherwise` is a further way out where the
 * text is no JSON.
 */
export function describeUnread(
  { kind, observed = '', fault }: PayloadFault,
  otherwise = '',
): { message: string; fix: string } {
  switch (kind) {
    case 'empty':
      return { message: 'There is no report here: the text is empty.', fix: 'write the report that the app sends' };
    case 'syntax':
      return {
        message: `This is no JSON: ${fault?.message ?? observed}`,
        fix: `${fault?.fix ?? 'mend it'}${otherwise}`,
      };
    case 'no-object':
      return {
        message: `A report is a group of keys with values, but this is ${observed}.`,
        fix: 'write  { "key": value }',
      };
    case 'deep':
      return {
        message: `Objects and lists stand more than ${deepestPayload} levels deep within one another here.`,
        fix: 'make the report flatter',
      };
    case 'large':
      return { message: `The text is longer than ${longestPayload} characters.`, fix: 'give fewer reports at once' };
  }
}
