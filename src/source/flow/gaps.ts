import type { Problem } from '../../problems/problem.ts';
import { isOfCategory } from '../../schema/categories-of.ts';
import type { Site } from '../site.ts';
import { type Drawn, nameOr } from './drawn.ts';

type Content = Site['content'];

/** The schedules by which data of each category are kept: its own, and those of its fields that have another. */
function schedulesInUse({ categories, dictionary }: Content): Map<string, readonly string[]> {
  const active = dictionary.flatMap(({ data }) =>
    data.kind === 'collected' && data.status !== 'removed' && data.retention !== undefined
      ? [{ data, schedule: data.retention }]
      : [],
  );
  return new Map(
    categories.map(({ id, data }) => [
      id,
      [data.retention, ...active.filter((field) => isOfCategory(field.data, id)).map(({ schedule }) => schedule)],
    ]),
  );
}

/** Places of schedules in use that no stage shows. */
function findHiddenPlaces({ retention }: Content, drawn: readonly Drawn[], inUse: ReadonlySet<string>): Problem[] {
  const stages = drawn.flatMap(({ flow }) => flow.stages);
  const file = drawn[0]?.entry.file ?? '';
  return retention
    .filter(({ id }) => inUse.has(id))
    .flatMap((schedule) =>
      schedule.data.stages.flatMap(({ place }, index): Problem[] => {
        const here = stages.filter((stage) => stage.place === place);
        if (here.some(({ schedules }) => schedules.includes(schedule.id))) return [];
        const [same] = here;
        return [
          {
            code: 'reference/orphan',
            ...schedule.at(['stages', index, 'place']),
            message: `Data of "${schedule.id}" stay at the place "${place}", but no stage of the flow in ${file} shows it.`,
            fix: same
              ? `add  ${schedule.id}  to the schedules of the stage "${same.id}" there`
              : `add a stage with  place: ${place}  and  schedules: [${schedule.id}]  there`,
          },
        ];
      }),
    );
}

/** Recipients of categories that see nothing in the figure. */
function findHiddenRecipients(
  { categories }: Content,
  drawn: readonly Drawn[],
  schedulesOf: ReadonlyMap<string, readonly string[]>,
): Problem[] {
  const file = drawn[0]?.entry.file ?? '';
  const roles = drawn.flatMap(({ flow }) =>
    flow.roles.map((role) => ({ ...role, sees: flow.stages.filter(({ seenBy }) => seenBy.includes(role.id)) })),
  );
  return categories.flatMap((category) =>
    category.data.recipients.flatMap((recipient, index): Problem[] => {
      const known = roles.filter(({ recipients }) => recipients?.includes(recipient));
      const seen = known.flatMap(({ sees }) => sees.flatMap((stage) => stage.schedules));
      if (seen.some((id) => schedulesOf.get(category.id)?.includes(id))) return [];
      const [role] = known;
      const place = category.at(['recipients', index]);
      if (role === undefined)
        return [
          {
            code: 'reference/orphan',
            ...place,
            message: `The flow in ${file} does not say where this recipient sees anything.`,
            fix: `there, add to the role that this is  recipients: [${JSON.stringify(recipient)}]`,
          },
        ];
      return [
        {
          code: 'reference/orphan',
          ...place,
          message: `The role "${role.id}" is this recipient, but sees no stage at which data of "${category.id}" are.`,
          fix: `add  ${role.id}  to seenBy of the stage at which it sees them`,
        },
      ];
    }),
  );
}

/** Roles that see nothing, or are nobody's. */
function findIdleRoles({ categories }: Content, { entry, flow }: Drawn): Problem[] {
  const named = [...new Set(categories.flatMap(({ data }) => data.recipients))];
  return flow.roles.flatMap(({ id, recipients = [] }, index): Problem[] => [
    ...(flow.stages.some(({ seenBy }) => seenBy.includes(id))
      ? []
      : [
          {
            code: 'reference/orphan' as const,
            ...entry.at(['flow', 'roles', index, 'id']),
            message: `The role "${id}" sees no stage.`,
            fix: `add  ${id}  to seenBy of a stage, or remove the role`,
          },
        ]),
    ...recipients.flatMap((recipient, position): Problem[] =>
      named.includes(recipient)
        ? []
        : [
            {
              code: 'reference/dangling',
              ...entry.at(['flow', 'roles', index, 'recipients', position]),
              message: `No category names "${recipient}" among its recipients.`,
              fix: nameOr(recipient, named, 'remove it'),
            },
          ],
    ),
  ]);
}

/**
 * What the rest of the site tells of the data and no figure shows: places of schedules in use, recipients of
 * categories; and roles that are nobody's.
 */
export function findGaps(content: Content, drawn: readonly Drawn[]): Problem[] {
  if (drawn.length === 0) return [];
  const schedulesOf = schedulesInUse(content);
  return [
    ...findHiddenPlaces(content, drawn, new Set([...schedulesOf.values()].flat())),
    ...findHiddenRecipients(content, drawn, schedulesOf),
    ...drawn.flatMap((flow) => findIdleRoles(content, flow)),
  ];
}
