import {
  type Aspects,
  type Statement,
  type StatementKey,
  type WholePolicy,
} from '../../../checks/policy/whole-policy.ts';
import { withoutHints } from '../../../values/unwritten.ts';
import { translateBlock } from '../../../model/translate-datasets.ts';
import type { Path } from '../../../source/located.ts';
import type { DataTable, Dataset, Entry, Site } from '../../../source/site.ts';
import type { Position } from '../../../problems/problem.ts';
import { type Flat, type Reading, flatten } from './flatten.ts';
import { type PolicyFolder, contentKinds, policyFolders, readingOf, siteReading, tableReading } from './readings.ts';

/** Where the aspects of a statement are written in one language; `''` for what is no words. */
export interface Written {
  readonly file: string;
  /** The line of each path. */
  lineOf(aspect: string): number | undefined;
}

/** A statement with the places where it is written, by language. */
export interface PlacedStatement {
  readonly statement: Statement;
  readonly places: Readonly<Record<string, Written>>;
}

const writtenAt = (flat: Flat, at: (path: Path) => Position): Written => ({
  file: at([]).file,
  lineOf: (aspect) => {
    const path = flat.paths.get(aspect);
    return path && at(path).line;
  },
});

type Text = Pick<Entry<unknown>, 'data' | 'body'> & Partial<Pick<Entry<unknown>, 'at' | 'bodyLine' | 'file'>>;

const withBody = (flat: Flat, { body }: Pick<Text, 'body'>): Aspects =>
  body.trim() === '' ? flat.words : { ...flat.words, body: withoutHints(body.trim()) };

function placeOf(flat: Flat, { at, bodyLine, file }: Text): Written {
  if (!at) return { file: file ?? '', lineOf: () => undefined };
  const written = writtenAt(flat, at);
  return { ...written, lineOf: (aspect) => (aspect === 'body' ? bodyLine : written.lineOf(aspect)) };
}

/** One text and its translations as a statement. */
export function statementOf(
  own: Text,
  translations: readonly (readonly [language: string, text: Text])[],
  language: string,
  reading: Reading,
): PlacedStatement {
  const flat = flatten(own.data, reading);
  const translated = translations.map(([other, text]) => {
    const theirs = flatten(text.data, reading, own.data);
    return { other, words: withBody(theirs, text), place: placeOf(theirs, text) };
  });
  const place = placeOf(flat, own);
  return {
    statement: {
      meaning: flat.meaning,
      words: {
        [language]: withBody(flat, own),
        ...Object.fromEntries(translated.map(({ other, words }) => [other, words])),
      },
    },
    places: {
      '': place,
      [language]: place,
      ...Object.fromEntries(translated.map(({ other, place: theirs }) => [other, theirs])),
    },
  };
}

type Statements = Map<StatementKey, PlacedStatement>;

function addContent(statements: Statements, folder: PolicyFolder, site: Site): void {
  const reading = readingOf(folder);
  for (const entry of site.content[folder]) {
    const translations = Object.entries(site.translations).flatMap(([language, content]) => {
      const found = content[folder].find(({ id }) => id === entry.id);
      return found ? [[language, found] as const] : [];
    });
    const key: StatementKey = `${contentKinds[folder]}:${entry.id}`;
    statements.set(key, statementOf(entry, translations, site.config.language, reading));
  }
}

function addPreamble(statements: Statements, { content, translations, config }: Site): void {
  if (!content.preamble) return;
  const others = Object.entries(translations).flatMap(([language, { preamble }]) =>
    preamble ? [[language, preamble] as const] : [],
  );
  statements.set('preamble:index', statementOf(content.preamble, others, config.language, readingOf('charter')));
}

function addSite(statements: Statements, { config, configAt, words = {} }: Site): void {
  const others = Object.entries(words)
    .filter(([, own]) => Object.keys(own).length > 0)
    .map(([language, own]) => [language, { data: own, body: '' }] as const);
  const own = { data: config, body: '', at: configAt, bodyLine: 1 };
  statements.set('site:site', statementOf(own, others, config.language, siteReading));
}

/** Where the key of a privacy block is written: in the table's own block, else in that of its dataset. */
function privacyAt({ located, descriptor }: Dataset, table: DataTable): (path: Path) => Position {
  const index = descriptor.resources.findIndex(({ name }) => name === table.resource.name);
  const own: Readonly<Record<PropertyKey, unknown>> = table.resource.privacy ?? {};
  return ([first, ...rest]) => {
    if (first === undefined) return located.at(['privacy']);
    if (first === 'title' || first === 'description') return located.at([first]);
    return located.at([...(own[first] === undefined ? [] : ['resources', index]), 'privacy', first, ...rest]);
  };
}

function addTable(statements: Statements, dataset: Dataset, table: DataTable, site: Site): void {
  const { title, description } = { ...dataset.descriptor, ...table.resource };
  const data = { title, description, ...table.privacy };
  const others = Object.entries(site.datasetWords ?? {}).flatMap(([language, own]) => {
    const words = own[dataset.id]?.words;
    if (!words) return [];
    const ofTable = words.resources?.[table.resource.name];
    const block = translateBlock(table.privacy, { ...words.privacy, ...ofTable?.privacy });
    const translated = {
      title: ofTable?.title ?? words.title,
      description: ofTable?.description ?? words.description,
      ...block,
    };
    return [[language, { data: translated, body: '', file: own[dataset.id]?.file ?? '' }] as const];
  });
  const own = { data, body: '', at: privacyAt(dataset, table), bodyLine: 1 };
  statements.set(`table:${dataset.id}/${table.name}`, statementOf(own, others, site.config.language, tableReading));
}

/** Everything that a site says, with the places where it is written. */
export function statementsOf(site: Site): ReadonlyMap<StatementKey, PlacedStatement> {
  const statements: Statements = new Map();
  addSite(statements, site);
  addPreamble(statements, site);
  for (const folder of policyFolders) addContent(statements, folder, site);
  for (const dataset of site.datasets) for (const table of dataset.tables) addTable(statements, dataset, table, site);
  return statements;
}

/** Everything that a site says, in the form in which the log records it. */
export function wholePolicyOf(site: Site, statements = statementsOf(site)): WholePolicy {
  return {
    format: 1,
    project: site.config.project.name,
    language: site.config.language,
    statements: Object.fromEntries(
      [...statements].map(([key, { statement }]) => [key, statement]),
    ) as WholePolicy['statements'],
  };
}
