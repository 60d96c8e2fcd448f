/** What stands in a masked text for each character of a number that a parameter writes. */
export const boundSign = '\uE010';
/** What stands for each character that is no number of the text's own: code, addresses, marked numbers, dates. */
export const maskSign = '\uE011';

/** `:parameter[name]{…}` and `:plain[number]`, within a sentence. */
export const proseDirective = /(?<![:\w]):(parameter|plain)\[([^\]\n]*)\](?:\{([^}\n]*)\})?/g;

const cover = (text: string, pattern: RegExp, sign = maskSign) =>
  text.replace(pattern, (found) => found.replace(/[^\n]/g, sign));

const code = /^[ \t]*(```|~~~)[^\n]*\n[\s\S]*?(?:^[ \t]*\1[^\n]*$|$(?![\s\S]))|(`+)(?!`)[^\n]*?[^`\n]\2(?!`)/gm;

/** A Markdown text without its code; every other character keeps its place. */
export const withoutCode = (text: string): string => cover(text, code);

/** The names of months, long and short, as a language writes them. */
function monthsOf(language: string): string[] {
  return (['long', 'short'] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, index) => {
      const part = format.formatToParts(Date.UTC(2026, index, 15)).find(({ type }) => type === 'month');
      return part?.value.replace(/\.$/, '') ?? '';
    });
  });
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is written with figures and is no number: dates, times, versions, paragraphs of a law, numbers of standards. */
function otherFigures(language: string, project: string): RegExp[] {
  const month = `(?:${monthsOf(language).map(escaped).join('|')})`;
  return [
    /\d{4}-(?:\d{2}(?:-\d{2})?|[qQ]\d)/g,
    new RegExp(`\\d{1,2}\\.?\\s+${month}\\.?(?:\\s+\\d{4})?(?!\\p{L})`, 'giu'),
    new RegExp(`(?<!\\p{L})${month}\\.?\\s+(?:\\d{1,2},\\s+\\d{4}|\\d{1,2}(?!\\d))`, 'gu'),
    /(?<![\d.,])(?:19|20)\d{2}(?![.,]?\d)/g,
    /(?<!\d)\d{1,2}:\d{2}(?!\d)/g,
    /(?<![\d.,])v?\d+\.\d+\.\d+(?:[.-]\w+)*/gi,
    new RegExp(`(?:versions?|${escaped(project)})\\s+v?\\d+(?:\\.\\d+)*`, 'gi'),
    /(?:\b(?:articles?|artikel|art\.|sections?|paragraph|abs(?:atz|\.)|rfc|iso)|§+)\s*\d+(?:\(\w+\))*/gi,
  ];
}

const addresses = [/!\[[^\]]*\]\([^)]*\)/g, /\]\([^)]*\)/g, /<?https?:\/\/[^\s)>]+>?/g, /^\[[^\]]+\]:.*$/gm];

/**
 * A text in which what a parameter writes is `boundSign`, and all that is no number of its own is `maskSign`: code,
 * addresses, other directives, marked numbers, dates, versions. Every character keeps its place.
 */
export function maskText(text: string, language: string, project: string): string {
  const directives = withoutCode(text).replace(proseDirective, (found, name: string) =>
    (name === 'parameter' ? boundSign : maskSign).repeat(found.length),
  );
  return [
    ...addresses,
    /(?<![:\w]):unwritten\[[^\]\n]*\]/g,
    /^::[^\n]*$/gm,
    /(?<![:\w]):\w+\{[^}\n]*\}/g,
    ...otherFigures(language, project),
  ].reduce((masked, pattern) => cover(masked, pattern), directives);
}
