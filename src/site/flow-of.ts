import type { EntryModel } from '../model/site-model.ts';
import type { CollectedField } from '../schema/content/field.ts';
import type { Flow, FlowStage } from '../schema/content/security.ts';
import type { Keep } from '../schema/content/schedule.ts';
import { mainWay, stagesReached } from '../schema/flow-way.ts';
import type { Fate } from '../schema/published-fields.ts';
import { fatesIn, fieldsOf } from './fields-of.ts';
import type { EntryView, SiteView } from './site.ts';

/** A time data stay at a stage, and the schedules that say so. */
export interface Stay {
  readonly keep: Keep;
  readonly schedules: readonly EntryView<'retention'>[];
}

/** A field that is sent and that no table shows. */
export interface Unpublished {
  readonly field: EntryModel<CollectedField>;
  readonly fate: Fate;
  /** The last stage on the way to a table at which it is found, and copies on side ways. Absent without a flow. */
  readonly end?: { readonly last: FlowStage; readonly copies: readonly FlowStage[] };
}

export interface UnpublishedOf {
  readonly category: EntryView<'categories'>;
  /** How many fields its switch sends. */
  readonly sent: number;
  readonly fields: readonly Unpublished[];
}

export interface StageView {
  readonly stage: FlowStage;
  /** Whether nothing goes on from here to a published table. */
  readonly isSide: boolean;
  /** The stage the data come from, where it is not the one above. */
  readonly from?: FlowStage;
  /** Titles of who can see it; none is nobody. */
  readonly seenBy: readonly string[];
  readonly stays: readonly Stay[];
  /** Fields by category that end here without being published. */
  readonly ends: readonly { readonly category: EntryView<'categories'>; readonly count: number }[];
}

/** The flow as its posture draws it in the site's language; undefined where none does. */
export function flowOf(site: SiteView): { readonly flow: Flow; readonly language: string } | undefined {
  for (const { data, language } of site.content.security)
    if (data.kind === 'posture' && data.flow) return { flow: data.flow, language };
  return undefined;
}

/** How long data stay at a stage: each time once, with its schedules, as the stages of the schedules say. */
export function staysAt(site: SiteView, { place, schedules }: FlowStage): Stay[] {
  const found = schedules.flatMap((id) => {
    const schedule = site.entry('retention', id);
    return schedule
      ? schedule.data.stages.filter((stage) => stage.place === place).map(({ keep }) => ({ keep, schedule }))
      : [];
  });
  const byTime = Map.groupBy(found, ({ keep }) => (typeof keep === 'string' ? keep : 'forever'));
  return [...byTime.values()].flatMap((same) =>
    same[0] ? [{ keep: same[0].keep, schedules: [...new Set(same.map(({ schedule }) => schedule))] }] : [],
  );
}

/**
 * What is sent and appears in no table, by category; categories without such a field are left out. Computed from the
 * dictionary and the columns of all tables.
 */
export function unpublishedOf(site: SiteView): UnpublishedOf[] {
  const fates = fatesIn(site);
  const stages = flowOf(site)?.flow.stages ?? [];
  const main = mainWay(stages);
  return site.content.categories.flatMap((category) => {
    const sent = fieldsOf(site, category.id);
    const fields = sent.flatMap((field): Unpublished[] => {
      const fate = fates.get(field.id);
      if (!fate?.unpublished) return [];
      const reached = stagesReached(stages, {
        id: field.id,
        schedule: field.data.retention ?? category.data.retention,
        unpublished: true,
      });
      const last = reached.findLast(({ id }) => main.has(id)) ?? reached.at(-1);
      return [
        {
          field,
          fate,
          ...(last ? { end: { last, copies: reached.filter((stage) => stage !== last && !main.has(stage.id)) } } : {}),
        },
      ];
    });
    return fields.length > 0 ? [{ category, sent: sent.length, fields }] : [];
  });
}

/** Every stage as the figure shows it, in order. */
export function stageViews(site: SiteView, { roles, stages }: Flow): StageView[] {
  const main = mainWay(stages);
  const unpublished = unpublishedOf(site);
  return stages.map((stage, index): StageView => {
    const from =
      stage.after !== undefined && stage.after !== stages[index - 1]?.id
        ? stages.find(({ id }) => id === stage.after)
        : undefined;
    return {
      stage,
      isSide: !main.has(stage.id),
      ...(from ? { from } : {}),
      seenBy: stage.seenBy.flatMap((id) => roles.find((role) => role.id === id)?.title ?? []),
      stays: staysAt(site, stage),
      ends: unpublished
        .map(({ category, fields }) => ({
          category,
          count: fields.filter(({ end }) => end?.last.id === stage.id).length,
        }))
        .filter(({ count }) => count > 0),
    };
  });
}
