import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import type { Flow } from '../schema/content/security.ts';
import { stagesReached } from '../schema/flow-way.ts';
import type { Path } from './located.ts';
import type { Entry, Site } from './site.ts';

type Parts = Pick<Site, 'content' | 'datasets'>;

interface Drawn {
  readonly entry: Entry<unknown>;
  readonly flow: Flow;
}

const flowsOf = ({ content }: Parts): Drawn[] =>
  content.security.flatMap((entry) =>
    entry.data.kind === 'posture' && entry.data.flow ? [{ entry, flow: entry.data.flow }] : [],
  );
const nameOr = (name: string, names: readonly string[], otherwise: string) => {
  const near = suggest(name, names) ?? (names.length === 1 ? names[0] : undefined);
  return near === undefined ? otherwise : `write  ${near}  or ${otherwise}`;
};

/** Names within one figure that are used twice, or refer to nothing in it. */
function namesOf({ entry, flow }: Drawn): Problem[] {
  const problems: Problem[] = [];
  const at = (path: Path) => entry.at(['flow', ...path]);
  const roles = flow.roles.map(({ id }) => id);
  const stages = flow.stages.map(({ id }) => id);
  for (const [list, ids] of [
    ['roles', roles],
    ['stages', stages],
  ] as const) {
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) < index)
        problems.push({
          code: 'file/duplicate',
          ...at([list, index, 'id']),
          message: `"${id}" is already the id of another of the ${list}.`,
          fix: 'give one of the two another id',
        });
  }
  for (const [index, stage] of flow.stages.entries()) {
    for (const [position, role] of stage.seenBy.entries()) {
      if (!roles.includes(role))
        problems.push({
          code: 'reference/dangling',
          ...at(['stages', index, 'seenBy', position]),
          message: `"${role}" is none of the roles: ${roles.join(', ')}.`,
          fix: nameOr(role, roles, 'declare it under roles'),
        });
    }
    const earlier = stages.slice(0, index);
    if (stage.after !== undefined && !earlier.includes(stage.after)) {
      problems.push({
        code: 'reference/dangling',
        ...at(['stages', index, 'after']),
        message: `"${stage.after}" is no stage above "${stage.id}"${earlier.length === 0 ? '' : `: ${earlier.join(', ')}`}.`,
        fix:
          earlier.length === 0 ? 'remove the line' : `write  ${suggest(stage.after, earlier) ?? earlier.at(-1) ?? ''}`,
      });
    }
  }
  return problems;
}

/** Schedules and fields that a stage names and that say otherwise. */
function contradictionsOf({ content, datasets }: Parts, { entry, flow }: Drawn): Problem[] {
  const problems: Problem[] = [];
  const columnsOf = (field: string) =>
    datasets.flatMap(({ tables }) =>
      tables.flatMap((table) =>
        table.columns.filter(({ fieldId }) => fieldId === field).map((column) => `${table.name}.${column.name}`),
      ),
    );
  for (const [index, stage] of flow.stages.entries()) {
    const at = (path: Path) => entry.at(['flow', 'stages', index, ...path]);
    for (const [position, id] of stage.schedules.entries()) {
      const schedule = content.retention.find((candidate) => candidate.id === id);
      if (!schedule || schedule.data.stages.some(({ place }) => place === stage.place)) continue;
      problems.push({
        code: 'reference/conflict',
        ...at(['schedules', position]),
        message: `"${id}" does not say how long data stay at the place "${stage.place}"; it has ${[...new Set(schedule.data.stages.map(({ place }) => place))].join(', ')}.`,
        fix: `add a stage with  place: ${stage.place}  to ${schedule.file}, or remove "${id}" here`,
      });
    }
    if (stage.without === undefined || stage.without === 'unpublished') continue;
    for (const [position, id] of stage.without.entries()) {
      const field = content.dictionary.find((candidate) => candidate.id === id);
      if (!field) continue;
      if (field.data.kind === 'published') {
        problems.push({
          code: 'reference/conflict',
          ...at(['without', position]),
          message: `"${id}" is a published field, which no report holds, so it cannot be taken out.`,
          fix: `name the fields it is computed from${field.data.derivedFrom.length > 0 ? `: ${field.data.derivedFrom.join(', ')}` : ''}`,
        });
        continue;
      }
      const { category, retention } = field.data;
      const schedule =
        retention ?? content.categories.find((candidate) => candidate.id === category)?.data.retention ?? '';
      const [column] = columnsOf(id);
      const ends = flow.stages.filter(({ place, schedules }) => place === 'published' && schedules.includes(schedule));
      const reached = stagesReached(flow.stages, { id, schedule, unpublished: false });
      if (column !== undefined && ends.length > 0 && !ends.some((end) => reached.includes(end))) {
        problems.push({
          code: 'reference/conflict',
          ...at(['without', position]),
          message: `"${id}" is taken out here, but the column ${column} publishes it.`,
          fix: `remove  ${id}  here, or the column`,
        });
      }
    }
  }
  return problems;
}

/** What the rest of the site tells of the data and no figure shows: places of schedules in use, recipients of categories; and roles that are nobody's. */
function gapsOf({ content }: Parts, drawn: readonly Drawn[]): Problem[] {
  const [first] = drawn;
  if (!first) return [];
  const problems: Problem[] = [];
  const stages = drawn.flatMap(({ flow }) => flow.stages);
  const active = content.dictionary.flatMap(({ data }) =>
    data.kind === 'collected' && data.status !== 'removed' && data.retention !== undefined
      ? [{ category: data.category, schedule: data.retention }]
      : [],
  );
  const schedulesOf = (category: Entry<{ retention: string }>) => [
    category.data.retention,
    ...active.filter((field) => field.category === category.id).map(({ schedule }) => schedule),
  ];
  const inUse = new Set(content.categories.flatMap(schedulesOf));
  for (const schedule of content.retention) {
    if (!inUse.has(schedule.id)) continue;
    for (const [index, { place }] of schedule.data.stages.entries()) {
      if (stages.some((stage) => stage.place === place && stage.schedules.includes(schedule.id))) continue;
      const same = stages.find((stage) => stage.place === place);
      problems.push({
        code: 'reference/orphan',
        ...schedule.at(['stages', index, 'place']),
        message: `Data of "${schedule.id}" stay at the place "${place}", but no stage of the flow in ${first.entry.file} shows it.`,
        fix: same
          ? `add  ${schedule.id}  to the schedules of the stage "${same.id}" there`
          : `add a stage with  place: ${place}  and  schedules: [${schedule.id}]  there`,
      });
    }
  }
  const roles = drawn.flatMap(({ flow }) =>
    flow.roles.map((role) => ({ ...role, sees: flow.stages.filter(({ seenBy }) => seenBy.includes(role.id)) })),
  );
  for (const category of content.categories) {
    const schedules = schedulesOf(category);
    for (const [index, recipient] of category.data.recipients.entries()) {
      const known = roles.filter(({ recipients }) => recipients?.includes(recipient));
      if (known.some(({ sees }) => sees.some((stage) => stage.schedules.some((id) => schedules.includes(id)))))
        continue;
      const [role] = known;
      problems.push({
        code: 'reference/orphan',
        ...category.at(['recipients', index]),
        message:
          role === undefined
            ? `The flow in ${first.entry.file} does not say where this recipient sees anything.`
            : `The role "${role.id}" is this recipient, but sees no stage at which data of "${category.id}" are.`,
        fix:
          role === undefined
            ? `there, add to the role that this is  recipients: [${JSON.stringify(recipient)}]`
            : `add  ${role.id}  to seenBy of the stage at which it sees them`,
      });
    }
  }
  const named = [...new Set(content.categories.flatMap(({ data }) => data.recipients))];
  for (const { entry, flow } of drawn) {
    for (const [index, { id, recipients = [] }] of flow.roles.entries()) {
      if (!flow.stages.some(({ seenBy }) => seenBy.includes(id)))
        problems.push({
          code: 'reference/orphan',
          ...entry.at(['flow', 'roles', index, 'id']),
          message: `The role "${id}" sees no stage.`,
          fix: `add  ${id}  to seenBy of a stage, or remove the role`,
        });
      for (const [position, recipient] of recipients.entries()) {
        if (!named.includes(recipient))
          problems.push({
            code: 'reference/dangling',
            ...entry.at(['flow', 'roles', index, 'recipients', position]),
            message: `No category names "${recipient}" among its recipients.`,
            fix: nameOr(recipient, named, 'remove it'),
          });
      }
    }
  }
  return problems;
}

/**
 * Problems of the way of the data as the posture draws it: names that refer to nothing, stages of which their schedule
 * knows nothing, fields taken out and published all the same, and what the rest of the site tells and the figure does
 * not show. A site without a flow has none.
 */
export function findFlowFaults(site: Parts): Problem[] {
  const drawn = flowsOf(site);
  const wrong = drawn.flatMap((flow) => [...namesOf(flow), ...contradictionsOf(site, flow)]);
  // A gap may be nothing but the echo of a name that is misspelt.
  return wrong.length > 0 ? wrong : gapsOf(site, drawn);
}
