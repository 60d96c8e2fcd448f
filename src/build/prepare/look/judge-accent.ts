import { accentFaults, accentTokens, darkAccent, nearestAccent } from '../../../model/look/accent-tokens.ts';
import type { LowContrast } from '../../../model/look/contrast.ts';
import type { LookModel } from '../../../model/look/look.ts';
import { type Scheme, schemes, type Tokens } from '../../../model/look/tokens-in.ts';
import type { Problem } from '../../../problems/problem.ts';
import type { LookConfig } from '../../../schema/content/look.ts';
import type { Site } from '../../../source/site.ts';

/** Where a colour is used, as an author calls it. */
const uses: Readonly<Record<string, string>> = {
  accent: 'links and other text in the accent colour',
  'accent-strong': 'links under the pointer',
  'on-accent': 'text on a button',
  ink: 'text',
  'ink-soft': 'softer text',
  focus: 'the focus ring',
};
const grounds: Readonly<Record<string, string>> = {
  paper: 'the page',
  case: 'a case',
  sunken: 'the footer',
  accent: 'the accent colour',
  'accent-strong': 'the stronger accent colour',
  'accent-wash': 'the wash of the accent colour',
  'review-wash': 'a notice',
  selection: 'selected text',
};

/** Rounded down, so that no ratio below the limit reads as the limit. */
const ratio = (value: number) => `${Math.floor(value * 100) / 100}:1`;

/** What lacks contrast, use by use: measured on each ground, and needed. */
const said = (faults: readonly LowContrast[]) =>
  [...Map.groupBy(faults, ({ name }) => name)]
    .map(([name, of]) => {
      const on = of.map(({ ground, ratio: measured }) => `${ratio(measured)} on ${grounds[ground] ?? ground}`);
      return `${uses[name] ?? name} would have ${on.join(', ')}; needed: ${of[0]?.least ?? 4.5}:1.`;
    })
    .map((sentence) => `${sentence[0]?.toUpperCase() ?? ''}${sentence.slice(1)}`)
    .join(' ');

/** The colours of a site with an accent of its own, or a problem for each scheme in which something cannot be read. */
export function judgeAccent(
  accent: NonNullable<LookConfig['accent']>,
  tokens: Readonly<Record<Scheme, Tokens>>,
  at: Site['configAt'],
): { readonly tokens: NonNullable<LookModel['tokens']>; readonly problems: Problem[] } {
  const given = typeof accent === 'string' ? { light: accent } : accent;
  const chosen = { light: given.light, dark: given.dark ?? darkAccent(given.light, tokens.dark) };
  const problems = schemes.flatMap((scheme): Problem[] => {
    const faults = accentFaults(chosen[scheme], scheme, tokens[scheme]);
    if (faults.length === 0) return [];
    const path = typeof accent === 'string' ? ['look', 'accent'] : ['look', 'accent', scheme];
    const nearest = nearestAccent(chosen[scheme], scheme, tokens[scheme]);
    return [
      {
        code: 'look/contrast',
        ...at(path),
        message: `The accent ${chosen[scheme]} lacks contrast in the ${scheme} scheme. ${said(faults)}`,
        fix: `write  ${path.at(-1) ?? ''}: "${nearest}"  (the nearest of this hue that passes everywhere)`,
      },
    ];
  });
  const of = (scheme: Scheme) => Object.fromEntries(accentTokens(chosen[scheme], scheme, tokens[scheme]));
  return { tokens: { light: of('light'), dark: of('dark') }, problems };
}
