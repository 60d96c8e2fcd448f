import { sidesOf } from '../../checks/policy/describe-difference.ts';
import type { Difference } from '../../checks/policy/difference.ts';
import { partsOfKey } from '../../checks/policy/whole-policy.ts';
import { plural } from '../local/plural.ts';
import { aspectWords } from './aspect-words.ts';
import { codeSpan } from './code-span.ts';
import type { CategoryImpact, Impact, StatementImpact } from './impact.ts';

/** Hosts take comments of 65,536 letters; what is longer is cut, and says so. */
const mostLetters = 60_000;
export const impactHeading = "## What this change means for people's privacy";

function versionLine({ before, now, changes, needsVersion }: CategoryImpact): string {
  if (before === undefined) return 'It is new: everything it sends is new, and people are asked for the first time.';
  if (now === undefined) return 'It is gone: nothing is sent under it any more.';
  if (needsVersion)
    return `**It covers more than people agreed to, and its consent version is still ${now}.** Raise \`consentVersion\`, or take back what is wider.`;
  if (now > before) return `Its consent version goes from ${before} to ${now}: people are asked again.`;
  if (now < before) return `**Its consent version goes down, from ${before} to ${now}.** A version never goes down.`;
  const grew = changes.some(({ material }) => material);
  return grew ? '' : `Its consent version stays ${now}: nobody is asked again.`;
}

function categoryLines(impact: CategoryImpact): string[] {
  const line = (wider: boolean) =>
    impact.changes
      .filter(({ material }) => material === wider)
      .map(({ text }) => `  - ${wider ? '**wider:** ' : ''}${codeSpan(text)}`);
  return [`- The category ${codeSpan(impact.id)}. ${versionLine(impact)}`.trimEnd(), ...line(true), ...line(false)];
}

function differenceLine(difference: Difference): string {
  const { aspect, language, was } = difference;
  const sides = sidesOf(difference);
  if (aspect === '') return was === undefined ? `new: ${codeSpan(sides.is)}` : `gone: ${codeSpan(sides.was)}`;
  const name = aspectWords(difference);
  const inLanguage = language === undefined || aspect === 'language' ? '' : ` (in ${codeSpan(language)})`;
  return `${name}${inLanguage}: was ${codeSpan(sides.was)}, is ${codeSpan(sides.is)}`;
}

/** Differences of texts in languages other than the site's own, which mostly follow it: they are counted. */
const isTranslation = (own: string, { language, aspect }: Difference) =>
  language !== undefined && language !== own && aspect !== 'language';

function statementLines({ statement, differences, needsNote }: StatementImpact, own: string): string[] {
  const { kind, id } = partsOfKey(statement);
  const name = kind === 'site' ? 'The site itself' : `The ${kind} ${codeSpan(id)}`;
  const shown = differences.filter((one) => !isTranslation(own, one));
  const languages = [...new Set(differences.filter((one) => isTranslation(own, one)).map((one) => one.language ?? ''))];
  return [
    `- ${name}${needsNote ? ' – **no new note in `content/changes/` tells of it**' : ''}`,
    ...shown.map((one) => `  - ${differenceLine(one)}`),
    ...(languages.length > 0 ? [`  - its words in ${languages.map(codeSpan).join(', ')}`] : []),
  ];
}

function section(title: string, impacts: readonly StatementImpact[], own: string): string[] {
  if (impacts.length === 0) return [];
  return [`### ${title}`, '', ...impacts.flatMap((impact) => statementLines(impact, own)), ''];
}

function faultyLines(faulty: readonly string[]): string[] {
  if (faulty.length === 0) return [];
  return [
    `${plural(faulty.length, 'file has', 'files have')} problems. What could not be read is not compared: ${faulty.slice(0, 20).map(codeSpan).join(', ')}${faulty.length > 20 ? ', …' : ''}.`,
    '',
  ];
}

const summary = ({ categories, weaker, other, stronger }: Impact): string => {
  const wider = categories.filter(({ before, changes }) => before === undefined || changes.some((one) => one.material));
  const parts = [
    plural(wider.length, 'category covers more', 'categories cover more'),
    `${plural(weaker.length, 'thing', 'things')} said less or weaker`,
    `${other.length} said otherwise`,
    `${stronger.length} said more or stronger`,
  ];
  return `${parts.join(' · ')}.`;
};

/** Cut at the end of a line where it is longer than a comment may be. */
function asComment(text: string): string {
  if (text.length <= mostLetters) return text;
  const kept = text.slice(0, text.lastIndexOf('\n', mostLetters));
  return `${kept}\n\nThere is more, and a comment holds no more. All of it: \`vitrine impact\`.\n`;
}

/** Whether an impact says anything. */
export const isSame = ({ categories, weaker, other, stronger }: Impact): boolean =>
  categories.length + weaker.length + other.length + stronger.length === 0;

/**
 * An impact as Markdown for a comment. Every text of the site stands as code on one line, so that nothing in it is a
 * link, a picture, HTML or a name that is called. `base` is what it is compared with.
 */
export function formatImpact(impact: Impact, base: string): string {
  const { categories, weaker, other, stronger, faulty, language } = impact;
  const intro = `Compared with ${codeSpan(base)}.`;
  const text = isSame(impact)
    ? [
        impactHeading,
        '',
        `Nothing. ${intro} Nothing that the site says, and nothing that a category covers, differs.`,
        '',
      ]
    : [
        impactHeading,
        '',
        `${summary(impact)} ${intro}`,
        '',
        ...(categories.length > 0 ? ['### What people agree to', '', ...categories.flatMap(categoryLines), ''] : []),
        ...section('Said less, or weaker', weaker, language),
        ...section('Said otherwise', other, language),
        ...section('Said more, or stronger', stronger, language),
      ];
  return asComment(`${[...text, ...faultyLines(faulty)].join('\n').trimEnd()}\n`);
}

/** The same where the base has no site. */
export const formatFirstImpact = (base: string): string =>
  `${impactHeading}\n\nThe site is new: ${codeSpan(base)} has none at this place, so there is nothing to compare. All that it says is new.\n`;
