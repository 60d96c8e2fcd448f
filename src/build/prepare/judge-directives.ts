import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import { checkIds } from '../../schema/check-ids.ts';
import { widgetNames } from '../../schema/widget-names.ts';
import type { Site } from '../../source/site.ts';
import type { PlacedDirective } from './prepare-content.ts';

/**
 * What each directive may say of itself, with the values it may give. Figures and charts are judged where they are
 * read.
 */
function allowedOf(
  { name, kind, attributes }: PlacedDirective,
  site: Pick<Site, 'content' | 'datasets'>,
): Readonly<Record<string, readonly string[]>> | undefined {
  switch (name) {
    case 'checks':
      // A report lists what was recorded, and that is counted by check alone.
      return {
        check: checkIds,
        ...(kind === 'reports'
          ? {}
          : { dataset: site.datasets.map(({ id }) => id), promise: site.content.charter.map(({ id }) => id) }),
      };
    case 'widget':
      return {
        name: widgetNames,
        ...(attributes['name'] === 'k-anonymity' ? { chart: site.content.charts.map(({ id }) => id) } : {}),
      };
    default:
      return undefined;
  }
}

/** Problems of `::checks` and `::widget`: attributes they do not have, and names of nothing. */
export function judgeDirectives(
  site: Pick<Site, 'content' | 'datasets'>,
  directives: readonly PlacedDirective[],
): Problem[] {
  return directives.flatMap((directive): Problem[] => {
    const { name, attributes, file, line, column } = directive;
    const allowed = allowedOf(directive, site);
    if (!allowed) return [];
    const at = { code: 'markdown/directive' as const, file, line, column };
    const keys = Object.keys(allowed);
    if (name === 'widget' && attributes['name'] === undefined)
      return [
        { ...at, message: '::widget does not say which widget.', fix: `write  ::widget{name=${widgetNames[0]}}` },
      ];
    if (attributes['name'] === 'k-anonymity' && attributes['chart'] === undefined)
      return [
        {
          ...at,
          message: 'The widget "k-anonymity" needs a chart whose rows are groups with their counts.',
          fix: `write  ::widget{name=k-anonymity chart=${allowed['chart']?.[0] ?? '…'}}`,
        },
      ];
    return Object.entries(attributes).flatMap(([key, value]): Problem[] => {
      const values = allowed[key];
      if (!values)
        return [
          {
            ...at,
            message: `::${name} has no attribute "${key}". Attributes: ${keys.join(', ')}.`,
            fix: `write  ${suggest(key, keys) ?? keys[0] ?? ''}=…  or remove it`,
          },
        ];
      if (values.includes(value)) return [];
      return [
        {
          ...at,
          message: `There is no ${key === 'name' ? 'widget' : key} "${value}". There are: ${values.join(', ')}.`,
          fix: `write  ${key}=${suggest(value, values) ?? values[0] ?? '…'}`,
        },
      ];
    });
  });
}
