import type { Problem } from '../problems/problem.ts';
import { findFieldConflicts, findUntoldFields } from './payloads/fields.ts';
import { findNumberFaults } from './payloads/number.ts';
import { findNoteFaults, findOrderFaults, stepsOf } from './payloads/versions.ts';
import type { Site } from './site.ts';

/**
 * Problems of payloads whose versions contradict each other, the dictionary, the privacy notes or the examples, and of
 * fields of which no version tells. A site without payloads has none.
 */
export function findPayloadFaults({ content }: Pick<Site, 'content'>): Problem[] {
  const steps = content.payloads.flatMap(stepsOf);
  const disorder = steps.flatMap(findOrderFaults);
  // What a version has follows from those before it: where their order is wrong, the rest would be an echo.
  if (disorder.length > 0) return disorder;
  return [
    ...steps.flatMap((step) => [...findFieldConflicts(step, content), ...findNoteFaults(step, content)]),
    ...findUntoldFields(steps, content),
    ...content.payloads.flatMap((payload) => findNumberFaults(payload, content)),
  ];
}
