import { judgeSentValue } from '../../payload/judge-sent-value.ts';
import type { Problem } from '../../problems/problem.ts';
import { describeValueFault } from '../describe-value-fault.ts';
import type { Content } from '../site.ts';

type FieldEntry = Content['dictionary'][number];

/** Bounds that leave no number, and rules of a value that a field of this type has no value for. */
function judgeRule({ data, at }: FieldEntry): Problem[] {
  const { type, minimum, maximum, pattern, unit } = data;
  const isNumber = type === 'integer' || type === 'number' || type === 'list';
  const isText = type === 'string' || type === 'list';
  const idle = [
    ...(minimum !== undefined && !isNumber ? ['minimum'] : []),
    ...(maximum !== undefined && !isNumber ? ['maximum'] : []),
    ...(pattern !== undefined && !isText ? ['pattern'] : []),
  ].map((key): Problem => ({
    code: 'reference/conflict',
    ...at([key]),
    message: `"${key}" is said of a field of the type "${type}", which has no such value.`,
    fix: `remove  ${key},  or change  type`,
  }));
  if (minimum === undefined || maximum === undefined || minimum <= maximum) return idle;
  return [
    ...idle,
    {
      code: 'reference/conflict',
      ...at(['minimum']),
      message: `"minimum" is ${minimum}, and "maximum" is ${maximum}: no number${unit === undefined ? '' : ` of ${unit}`} lies between them.`,
      fix: `write  minimum: ${maximum}  and  maximum: ${minimum}`,
    },
  ];
}

/** The example and the words of the vocabulary must be values that the field itself allows. */
function judgeOwnValues({ id, file, data, at }: FieldEntry): Problem[] {
  const field = { id, file, rule: data };
  const example =
    data.example === undefined
      ? []
      : judgeSentValue(data.example, data).map((fault) => ({
          ...describeValueFault(fault, { subject: 'The example', field }),
          ...at(['example']),
        }));
  if (data.type === 'list' || data.type === 'object') return example;
  const { values = [], ...open } = data;
  const words = values.flatMap(({ value }, index) =>
    judgeSentValue(value, { ...open, values: undefined }).map((fault) => ({
      ...describeValueFault(fault, { subject: `Value ${index + 1} of "values"`, field }),
      ...at(['values', index, 'value']),
    })),
  );
  return [...words, ...example];
}

/** Problems of what fields say of their own values: rules that rule nothing, examples and words that they forbid. */
export const findFieldValueFaults = ({ dictionary }: Pick<Content, 'dictionary'>): Problem[] =>
  dictionary.flatMap((field) => [...judgeRule(field), ...judgeOwnValues(field)]);
