import type { Position, Problem } from '../../problems/problem.ts';
import { type Kind, kindNames } from '../../schema/nouns.ts';
import type { Content, Entry, Site } from '../site.ts';
import { explainUnbound, findUnbound } from './find-unbound.ts';
import { maskText, proseDirective, withoutCode } from './mask-text.ts';
import { type Declared, type ParameterName, parameterNames } from './parameters.ts';
import { namesOf, parametersOf, quotableIn, type TextSubject, subjectOf } from './subject-of.ts';
import { mapTexts, textsIn } from './texts-in.ts';
import { type AskedParameter, ParameterFault, type SpeaksOf, writeParameter } from './write-parameter.ts';

/** A directive with its place in a text. */
interface Found extends AskedParameter {
  readonly text: string;
  readonly at: number;
  readonly isPlain: boolean;
}

/** A text, and where an offset of it stands in the file. */
interface Placed {
  readonly text: string;
  readonly key: string;
  readonly placeOf: (offset: number) => Position;
}

const attributesIn = (written: string) =>
  Object.fromEntries(
    [...written.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|(\S+)))?/g)].map(([, key = '', quoted, bare]) => [
      key,
      quoted ?? bare ?? '',
    ]),
  );

const directivesIn = (text: string): Found[] =>
  [...withoutCode(text).matchAll(proseDirective)].map((found) => ({
    text: found[0],
    at: found.index,
    isPlain: found[1] === 'plain',
    name: (found[2] ?? '').trim(),
    attributes: attributesIn(found[3] ?? ''),
  }));

/** A text with what its directives say in their place; one that cannot be written stays, and is told. */
function write(text: string, say: (directive: Found) => string | undefined): string {
  return directivesIn(text).reduceRight(
    (written, directive) =>
      `${written.slice(0, directive.at)}${say(directive) ?? directive.text}${written.slice(directive.at + directive.text.length)}`,
    text,
  );
}

const lineEndsIn = (text: string) => text.split('\n').length - 1;

/** All texts of an entry that are its own: of a translation, those that it does not take from its original. */
function textsOf(entry: Entry<unknown>, original?: Entry<unknown>): Placed[] {
  const taken = new Set(original ? textsIn(original.data).map(({ path, text }) => JSON.stringify([path, text])) : []);
  return [
    ...textsIn(entry.data)
      .filter(({ path, text }) => !taken.has(JSON.stringify([path, text])))
      .map(({ path, text }) => ({ text, key: String(path[0]), placeOf: () => entry.at(path) })),
    {
      text: entry.body,
      key: '',
      placeOf: (offset: number) => {
        const before = entry.body.slice(0, offset);
        return {
          file: entry.file,
          line: entry.bodyLine + lineEndsIn(before),
          column: offset - before.lastIndexOf('\n'),
        };
      },
    },
  ];
}

/** Problems of the directives of an entry: names of nothing, and values that are not one. */
function judgeDirectives(texts: readonly Placed[], speaksOf: SpeaksOf, site: Declared, language: string): Problem[] {
  return texts.flatMap(({ text, placeOf }) =>
    directivesIn(text).flatMap((directive): Problem[] => {
      if (directive.isPlain) return [];
      try {
        writeParameter(directive, speaksOf, site, language);
        return [];
      } catch (error) {
        if (!(error instanceof ParameterFault)) throw error;
        return [{ code: 'markdown/directive', ...placeOf(directive.at), message: error.message, fix: error.fix }];
      }
    }),
  );
}

/** Problems of the numbers of an entry that were typed by hand. */
function judgeNumbers(texts: readonly Placed[], subject: TextSubject, site: Declared, language: string): Problem[] {
  const quoted = texts.flatMap(({ text }) =>
    directivesIn(text).flatMap(({ name, isPlain }) =>
      isPlain ? [] : parameterNames.filter((known): known is ParameterName => known === name),
    ),
  );
  const ofChecks = parametersOf(subject.checks);
  const quotable = quotableIn([...new Set([...ofChecks, ...quoted])], subject, site);
  const own = quotableIn(ofChecks.length > 0 ? ofChecks : quoted, subject, site);
  const speaks = ofChecks.length + quoted.length > 0;
  if (!speaks) return [];
  return texts.flatMap(({ text, key, placeOf }) => {
    const isClaim = ofChecks.length > 0 && subject.claims.includes(key);
    // Names, ids and links of the front matter are no sentences.
    if (key !== '' && !isClaim && directivesIn(text).length === 0) return [];
    const judged = { language, isClaim, speaks, quotable, own };
    return findUnbound(maskText(text, language, site.config.project.name), judged).map((found): Problem => {
      const { message, fix } = explainUnbound(found, judged);
      return { code: 'prose/unbound-number', ...placeOf(found.at), message, fix };
    });
  });
}

/** Everything that is read with the parameters it quotes. */
interface Bound<T> {
  readonly bound: T;
  readonly problems: Problem[];
}

function bindEntry<T>(
  kind: Kind | 'preamble',
  entry: Entry<T>,
  site: Declared,
  language: string,
  original?: { readonly entry: Entry<unknown>; readonly language: string },
): Bound<Entry<T>> {
  const subject = subjectOf(kind, entry, site);
  const speaksOf = subject ?? namesOf(entry.data);
  const texts = textsOf(entry, original?.entry);
  const own = new Set(texts.map(({ text }) => text));
  const said = (text: string) =>
    write(text, (directive) => {
      if (directive.isPlain) return directive.name;
      try {
        return writeParameter(directive, speaksOf, site, own.has(text) ? language : (original?.language ?? language));
      } catch {
        return undefined;
      }
    });
  return {
    bound: { ...entry, data: mapTexts(entry.data, said), body: said(entry.body) },
    problems: [
      ...judgeDirectives(texts, speaksOf, site, language),
      ...(subject ? judgeNumbers(texts, subject, site, language) : []),
    ],
  };
}

function bindContent(
  content: Content,
  site: Declared,
  language: string,
  originals?: { readonly content: Content; readonly language: string },
): Bound<Content> {
  const problems: Problem[] = [];
  const bind = <T>(kind: Kind | 'preamble', entry: Entry<T>): Entry<T> => {
    const all: readonly Entry<unknown>[] =
      kind === 'preamble'
        ? [originals?.content.preamble].filter((found) => found !== undefined)
        : (originals?.content[kind] ?? []);
    const original = all.find(({ id }) => id === entry.id);
    const found = bindEntry(
      kind,
      entry,
      site,
      language,
      originals && original && { entry: original, language: originals.language },
    );
    problems.push(...found.problems);
    return found.bound;
  };
  const kinds = Object.fromEntries(
    kindNames.map((kind) => [kind, content[kind].map((entry: Entry<unknown>) => bind(kind, entry))]),
  );
  const preamble = content.preamble && { preamble: bind('preamble', content.preamble) };
  return { bound: { ...kinds, ...preamble } as Content, problems };
}

/**
 * Writes the parameters that texts quote by name (`:parameter[minimum-count]{in=words}`) into them, in the language of
 * each text, and takes the marks off numbers of their own (`:plain[1,205]`). Gives the problems of names that mean
 * nothing, and of numbers that were typed by hand where a parameter is quoted.
 */
export function bindProse<S extends Declared & Pick<Site, 'translations'>>(site: S): { site: S; problems: Problem[] } {
  const { language } = site.config;
  const own = bindContent(site.content, site, language);
  const originals = { content: site.content, language };
  const translated = Object.entries(site.translations).map(
    ([name, content]) => [name, bindContent(content, site, name, originals)] as const,
  );
  return {
    site: {
      ...site,
      content: own.bound,
      translations: Object.fromEntries(translated.map(([name, { bound }]) => [name, bound])),
    },
    problems: [...own.problems, ...translated.flatMap(([, { problems }]) => problems)],
  };
}
