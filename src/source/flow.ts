import type { Problem } from '../problems/problem.ts';
import { findContradictions } from './flow/contradictions.ts';
import { drawnIn } from './flow/drawn.ts';
import { findGaps } from './flow/gaps.ts';
import { findNameFaults } from './flow/names.ts';
import type { Site } from './site.ts';

/**
 * Problems of the way of the data as the posture draws it: names that refer to nothing, stages of which their schedule
 * knows nothing, fields taken out and published all the same, and what the rest of the site tells and the figure does
 * not show. A site without a flow has none.
 */
export function findFlowFaults(site: Pick<Site, 'content' | 'datasets'>): Problem[] {
  const drawn = drawnIn(site.content);
  const wrong = drawn.flatMap((flow) => [...findNameFaults(flow), ...findContradictions(site, flow)]);
  // A gap may be nothing but the echo of a name that is misspelt.
  return wrong.length > 0 ? wrong : findGaps(site.content, drawn);
}
