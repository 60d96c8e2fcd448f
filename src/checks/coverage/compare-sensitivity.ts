import { sensitivities } from '../../schema/sensitivities.ts';
import type { CoverageChange } from '../coverage-change.ts';

const rank = (sensitivity: string) => (sensitivities as readonly string[]).indexOf(sensitivity);

/** Another sensitivity, of one field or of the category as a whole. */
export function compareSensitivity(from: string, to: string, field?: string): CoverageChange[] {
  if (from === to) return [];
  const raised = rank(to) > rank(from);
  const whose = field === undefined ? 'it' : `the field ${field}`;
  return [
    {
      kind: raised ? 'sensitivity-raised' : 'sensitivity-lowered',
      material: raised,
      ...(field === undefined ? {} : { subject: field }),
      from,
      to,
      text: `${whose} is now ${to}, and was ${from}`,
    },
  ];
}
