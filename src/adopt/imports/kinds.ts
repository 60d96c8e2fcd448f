import { gleanKind } from './glean/read-glean.ts';
import { readCharts } from './go-telemetry/read-charts.ts';
import type { SourceKind } from './imported.ts';
import { readJsonSchemas } from './json-schema/read-json-schema.ts';
import { readOtel } from './otel/read-otel.ts';
import { readPayloads } from './payload/read-payloads.ts';
import { readVscode } from './vscode/read-vscode.ts';

/** Every kind of source that describes fields, by the word after `vitrine import`. */
export const sourceKinds: Readonly<Record<string, SourceKind>> = {
  glean: gleanKind,
  otel: {
    help: 'semantic conventions of OpenTelemetry (YAML) and registries of Weaver',
    takes: (path) => /\.ya?ml$/.test(path),
    read: readOtel,
  },
  'go-telemetry': {
    help: "Go's chart configuration: counters of golang.org/x/telemetry",
    takes: (path) => path.endsWith('.txt'),
    read: readCharts,
  },
  vscode: {
    help: 'telemetry of VS Code: what its extractor wrote, or sources with __GDPR__ comments or publicLog2',
    takes: (path) => /\.(?:json|cs|[cm]?[jt]sx?)$/.test(path) && !path.endsWith('.d.ts'),
    read: readVscode,
  },
  'json-schema': {
    help: 'JSON Schemas of what is sent, draft 4 to 2020-12, in JSON or YAML',
    takes: (path) => /\.(?:json|ya?ml)$/.test(path),
    read: readJsonSchemas,
  },
  payload: {
    help: 'example payloads: JSON, one report a line, or a form',
    takes: (path) => /\.(?:json|jsonl|ndjson)$/.test(path),
    read: readPayloads,
  },
};
