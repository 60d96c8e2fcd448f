import type { Annotation, Level } from './annotations.ts';

export interface SarifTool {
  readonly version: string;
}

const levels: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', notice: 'note' };

/** A path as a relative URI reference: each part is percent-encoded. */
const uriOf = (path: string) => path.split('/').map(encodeURIComponent).join('/');

function resultOf(annotation: Annotation, rules: readonly string[]) {
  const { rule, level, message, path, line, column, fingerprint, waiver } = annotation;
  const uri = path.startsWith('/') ? { uri: `file://${uriOf(path)}` } : { uri: uriOf(path), uriBaseId: '%SRCROOT%' };
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: levels[level],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: uri,
          region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) },
        },
      },
    ],
    partialFingerprints: { 'vitrine/v1': fingerprint },
    ...(waiver === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: `Accepted by content/waivers/${waiver}.md` }] }),
  };
}

/** Annotations as a log of SARIF 2.1.0 with one run; its results are empty for none. */
export function formatSarif(annotations: readonly Annotation[], { version }: SarifTool): string {
  const rules = [...new Map(annotations.map(({ rule, ruleText }) => [rule, ruleText]))];
  const ids = rules.map(([id]) => id);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Vitrine',
            version,
            rules: rules.map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: annotations.map((annotation) => resultOf(annotation, ids)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
