import type { FlowStage } from './content/security.ts';

/** A collected field, as far as its way matters. */
export interface Traveller {
  readonly id: string;
  readonly schedule: string;
  /** Whether no table publishes it. */
  readonly unpublished: boolean;
}

/**
 * The stages that lead to each stage, itself last, by its id. One that names no earlier stage follows the one above it.
 */
export function waysOf(stages: readonly FlowStage[]): Map<string, readonly FlowStage[]> {
  const ways = new Map<string, readonly FlowStage[]>();
  for (const [index, stage] of stages.entries()) {
    const before =
      (stage.after === undefined ? undefined : ways.get(stage.after)) ?? ways.get(stages[index - 1]?.id ?? '') ?? [];
    ways.set(stage.id, [...before, stage]);
  }
  return ways;
}

/** Stages that lead to a published table, or to the last stage where none is published; the others are side ways. */
export function mainWay(stages: readonly FlowStage[]): ReadonlySet<string> {
  const ways = waysOf(stages);
  const ends = stages.filter(({ place }) => place === 'published');
  return new Set(
    (ends.length > 0 ? ends : stages.slice(-1)).flatMap(({ id }) => (ways.get(id) ?? []).map((stage) => stage.id)),
  );
}

const takesOut = ({ without = [] }: FlowStage, { id, unpublished }: Traveller) =>
  without === 'unpublished' ? unpublished : without.includes(id);

/**
 * Stages at which a field is found, in their order: those of its schedule that it reaches without being taken out. What
 * no table publishes never reaches a published one. None for a schedule that no stage names.
 */
export function stagesReached(stages: readonly FlowStage[], field: Traveller): FlowStage[] {
  const ways = waysOf(stages);
  return stages.filter(
    ({ id, place, schedules }) =>
      schedules.includes(field.schedule) &&
      !(field.unpublished && place === 'published') &&
      !(ways.get(id) ?? []).some((stage) => takesOut(stage, field)),
  );
}
