import type { Problem } from '../../problems/problem.ts';
import { schedulesOf } from '../../schema/categories-of.ts';
import type { Flow, FlowStage } from '../../schema/content/security.ts';
import { stagesReached } from '../../schema/flow-way.ts';
import type { Path } from '../located.ts';
import type { Site } from '../site.ts';
import type { Drawn } from './drawn.ts';

type Parts = Pick<Site, 'content' | 'datasets'>;
type At = (path: Path) => ReturnType<Drawn['entry']['at']>;

/** Schedules of a stage that know nothing of its place. */
const judgeSchedules = ({ schedules, place }: FlowStage, { content }: Parts, at: At): Problem[] =>
  schedules.flatMap((id, position): Problem[] => {
    const schedule = content.retention.find((candidate) => candidate.id === id);
    const places = schedule?.data.stages.map((stage) => stage.place) ?? [];
    if (!schedule || places.includes(place)) return [];
    return [
      {
        code: 'reference/conflict',
        ...at(['schedules', position]),
        message: `"${id}" does not say how long data stay at the place "${place}"; it has ${[...new Set(places)].join(', ')}.`,
        fix: `add a stage with  place: ${place}  to ${schedule.file}, or remove "${id}" here`,
      },
    ];
  });

/** The column that publishes a field, as `table.column`; undefined where none does. */
const columnOf = (field: string, { datasets }: Parts): string | undefined =>
  datasets
    .flatMap(({ tables }) => tables)
    .flatMap(({ name, columns }) =>
      columns.filter(({ fieldId }) => fieldId === field).map((column) => `${name}.${column.name}`),
    )[0];

/**
 * Whether what is sent of a field reaches a published table, by the figure; undefined where the figure does not show
 * it.
 */
function isPublished(flow: Flow, id: string, schedule: string): boolean | undefined {
  const ends = flow.stages.filter(({ place, schedules }) => place === 'published' && schedules.includes(schedule));
  if (ends.length === 0) return undefined;
  const reached = stagesReached(flow.stages, { id, schedule, unpublished: false });
  return ends.some((end) => reached.includes(end));
}

/** A field that is taken out at a stage, and is published all the same or was never in a report. */
function judgeTakenOut(id: string, flow: Flow, parts: Parts, place: ReturnType<At>): Problem[] {
  const { dictionary, categories } = parts.content;
  const data = dictionary.find((candidate) => candidate.id === id)?.data;
  if (!data) return [];
  if (data.kind === 'published')
    return [
      {
        code: 'reference/conflict',
        ...place,
        message: `"${id}" is a published field, which no report holds, so it cannot be taken out.`,
        fix: `name the fields it is computed from${data.derivedFrom.length > 0 ? `: ${data.derivedFrom.join(', ')}` : ''}`,
      },
    ];
  const column = columnOf(id, parts);
  const schedules = schedulesOf(data, (one) => categories.find((category) => category.id === one)?.data.retention);
  // Taken out is taken out on every way: of one that reaches a table, the column may be.
  const ways = schedules.map(({ schedule }) => isPublished(flow, id, schedule));
  if (column === undefined || !ways.includes(false) || ways.includes(true)) return [];
  return [
    {
      code: 'reference/conflict',
      ...place,
      message: `"${id}" is taken out here, but the column ${column} publishes it.`,
      fix: `remove  ${id}  here, or the column`,
    },
  ];
}

/** Problems of schedules and fields that a stage names and that say otherwise. */
export function findContradictions(parts: Parts, { entry, flow }: Drawn): Problem[] {
  return flow.stages.flatMap((stage, index) => {
    const at: At = (path) => entry.at(['flow', 'stages', index, ...path]);
    const takenOut = Array.isArray(stage.without) ? stage.without : [];
    return [
      ...judgeSchedules(stage, parts, at),
      ...takenOut.flatMap((id, position) => judgeTakenOut(id, flow, parts, at(['without', position]))),
    ];
  });
}
