import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import type { FlowStage } from '../../schema/content/security.ts';
import type { Path } from '../located.ts';
import { type Drawn, nameOr } from './drawn.ts';

type At = (path: Path) => ReturnType<Drawn['entry']['at']>;

/** Ids that are taken already. */
const judgeIds = (list: 'roles' | 'stages', ids: readonly string[], at: At): Problem[] =>
  ids.flatMap((id, index): Problem[] =>
    ids.indexOf(id) < index
      ? [
          {
            code: 'file/duplicate',
            ...at([list, index, 'id']),
            message: `"${id}" is already the id of another of the ${list}.`,
            fix: 'give one of the two another id',
          },
        ]
      : [],
  );

/** Roles of a stage that are not declared. */
const judgeRoles = ({ seenBy }: FlowStage, roles: readonly string[], at: At): Problem[] =>
  seenBy.flatMap((role, position): Problem[] =>
    roles.includes(role)
      ? []
      : [
          {
            code: 'reference/dangling',
            ...at(['seenBy', position]),
            message: `"${role}" is none of the roles: ${roles.join(', ')}.`,
            fix: nameOr(role, roles, 'declare it under roles'),
          },
        ],
  );

/** The stage before a stage must stand above it. */
function judgeOrder({ id, after }: FlowStage, earlier: readonly string[], at: At): Problem[] {
  if (after === undefined || earlier.includes(after)) return [];
  return [
    {
      code: 'reference/dangling',
      ...at(['after']),
      message: `"${after}" is no stage above "${id}"${earlier.length === 0 ? '' : `: ${earlier.join(', ')}`}.`,
      fix: earlier.length === 0 ? 'remove the line' : `write  ${suggest(after, earlier) ?? earlier.at(-1) ?? ''}`,
    },
  ];
}

/** Problems of names within one figure that are used twice, or refer to nothing in it. */
export function findNameFaults({ entry, flow }: Drawn): Problem[] {
  const at: At = (path) => entry.at(['flow', ...path]);
  const roles = flow.roles.map(({ id }) => id);
  const stages = flow.stages.map(({ id }) => id);
  return [
    ...judgeIds('roles', roles, at),
    ...judgeIds('stages', stages, at),
    ...flow.stages.flatMap((stage, index) => {
      const atStage: At = (path) => at(['stages', index, ...path]);
      return [...judgeRoles(stage, roles, atStage), ...judgeOrder(stage, stages.slice(0, index), atStage)];
    }),
  ];
}
