import { compareTexts } from '../values/compare-texts.ts';

/** A place in a file the adopter wrote. Lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong with a file the adopter wrote, with the way to mend it. */
export interface Problem extends Position {
  /** A permanent code from the catalogue, such as `schema/unknown-key`. */
  readonly code: ProblemCode;
  /** What is wrong and why, with the observed and the allowed value. */
  readonly message: string;
  /** The mend, ready to paste; absent only where the message is the whole truth. */
  readonly fix?: string;
  /** Advice is printed, but stops nothing. */
  readonly advice?: true;
}

/** Every code, with what it means; codes never change their meaning. */
export const problemCodes = {
  'file/missing': 'A file or folder that a site cannot do without is not there.',
  'file/unreadable':
    'Something is there that cannot be read, or that must not be: a folder in place of a file, a link that leads out of the folder or round.',
  'file/size': 'A file that is longer than anything that is read.',
  'file/unexpected': 'A file lies where no file of its kind belongs.',
  'file/encoding': 'A file is not valid UTF-8.',
  'file/duplicate': 'Two files claim the same id.',
  'yaml/syntax': 'Front matter or YAML cannot be parsed.',
  'yaml/split': 'A list in square brackets that reads like one text with commas in it.',
  'json/syntax': 'A JSON file cannot be parsed.',
  'import/syntax': 'A file that is imported is not in the form of its kind.',
  'schema/unknown-key': 'A key that the schema does not know.',
  'schema/missing-key': 'A key that the schema requires is absent.',
  'schema/wrong-type': 'A value of another type than the schema asks for.',
  'schema/wrong-value': 'A value of the right type that the schema does not allow.',
  'reference/dangling': 'A name that refers to nothing.',
  'reference/orphan': 'Something that nothing refers to, and should be referred to.',
  'reference/conflict': 'Two statements that contradict each other.',
  'markdown/depth': 'Quotes, lists, brackets or marks of Markdown that stand too deeply within one another.',
  'markdown/html': 'Raw HTML in Markdown, which is not rendered.',
  'markdown/directive': 'A directive (::chart, ::number, ::checks, :parameter) that cannot be resolved.',
  'markdown/link': 'A link to a page of this site that does not exist.',
  'markdown/image': 'An image without a text alternative, from another origin, or that is not there.',
  'prose/unbound-number': 'A number typed by hand where a text quotes the parameter that it is.',
  'public/address': 'A file in public/ has an address that the site uses itself.',
  'public/policy': 'A page or picture in public/ does not keep the content policy of the site.',
  'page/address': 'A page of the project has an address that the site uses itself.',
  'component/unknown': 'A file in components/ replaces nothing of the site.',
  'component/broken': 'A component of the project with which pages cannot be rendered.',
  'component/policy': 'A component of the project brings what the content policy of the site refuses.',
  'look/contrast': 'A colour of the site with which something cannot be read.',
  'look/file': 'A file that the look of the site names is not there, or is none of its kind.',
  'look/weight': 'A file that the look of the site names is heavier than pages or cards allow.',
  'chart/sql': 'The SQL of a chart is missing or is refused by the engine.',
  'chart/columns': 'A chart names a column that its SQL does not return.',
  'chart/rows': 'The rows that the SQL of a chart returns cannot be drawn as the chart says.',
  'chart/sum': 'A chart adds up numbers that have no sum: rows in which one contributor is several times, or shares.',
  'chart/interval': 'The error bars of a chart do not come from the noise that its dataset declares.',
  'chart/empty': 'The SQL of a chart returns no row.',
  'table/structure': 'A line of a table has another shape than its header, or its bytes are no CSV.',
  'table/header': 'The header of a table differs from its descriptor.',
  'table/readers':
    'DuckDB reads other values from a file than the reader in a visitor’s browser, or only one of them can.',
  'table/value': 'A value of a table breaks its declared type or constraint.',
  'language/missing': 'A translation of a file is missing.',
  'language/stale': 'The source of a translation changed after it was translated.',
  'field/expired': 'The last day of a field that is still collected has passed, or will within 30 days.',
  'field/unexplained': 'A published field does not say which collected fields it is computed from.',
  'field/naming': 'The name of a field breaks the naming rules.',
  'payload/syntax': 'A report cannot be read.',
  'payload/key': 'A key of a report that no field of the dictionary describes, that was removed, or that stands twice.',
  'payload/value': 'A value of an example or a report that its field does not allow.',
  'payload/identifier': 'A value of a report that looks as if it points to one person or one device.',
  'assessment/overdue': 'A review of an assessment is overdue, or an assessment is missing.',
  'governance/overdue': 'The review of a rule of governance is overdue, or is due within 30 days.',
  'security/expired': 'security.txt has expired, or will within the allowed time.',
  'source/drift': 'The code at a permalink no longer mentions its field.',
  'text/unwritten': 'A text that a person must still write; a problem where something else than a text is meant.',
  'reading/level': 'A text is harder to read than it needs to be.',
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** Orders by file, line, column, then code: the order in which problems are printed. */
export function comparePositions(a: Position & { code?: string }, b: Position & { code?: string }): number {
  return (
    compareTexts(a.file, b.file) || a.line - b.line || a.column - b.column || compareTexts(a.code ?? '', b.code ?? '')
  );
}
