import {
  endingsByType,
  everywhere,
  notFoundPage,
  pathRules,
  revalidated,
  typesByEnding,
} from '../../../model/hosting/serving.ts';
import type { ServedPlace } from './served-place.ts';

interface Group {
  /** Patterns of paths below the folder, in which `*` stands for any letters, slashes too. */
  readonly patterns: readonly string[];
  readonly cache: string;
  /** Undefined where the tool knows it by itself. */
  readonly type?: string | undefined;
}

/** Every file belongs to the first group that names it, else to the rest. */
const groups: readonly Group[] = [
  // The tool takes `.wasm.gz` for a program that is not packed, and knows no fonts on some computers.
  ...pathRules.flatMap(({ path, cache = revalidated, endings = [] }) =>
    endings.map((ending) => ({ patterns: [`${path}.${ending}`], cache, type: typesByEnding[ending] })),
  ),
  ...pathRules.map(({ path, cache = revalidated, type }) => ({ patterns: [path], cache, type })),
  ...[...endingsByType].map(([type, endings]) => ({
    patterns: endings.map((ending) => `*.${ending}`),
    cache: revalidated,
    type,
  })),
];

/** Whether a path may suit both patterns: one begins as the other does, and ends as the other does. */
function overlap(one: string, other: string): boolean {
  const [[start = '', end = start], [otherStart = '', otherEnd = otherStart]] = [one.split('*'), other.split('*')];
  return (
    (start.startsWith(otherStart) || otherStart.startsWith(start)) && (end.endsWith(otherEnd) || otherEnd.endsWith(end))
  );
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Commands that upload the folder `dist`, each file once, with its type and lifetime. Pages come last: what they load
 * is there before them.
 */
export function s3Commands({ base }: Pick<ServedPlace, 'base'>): string {
  const start = `aws s3 cp dist/ "s3://$BUCKET${base}" --recursive`;
  const excluded = (others: readonly Group[], of: readonly string[]) =>
    others
      .flatMap((other) => other.patterns)
      .filter((pattern) => of.some((one) => overlap(one, pattern)))
      .map((pattern) => `--exclude ${quoted(pattern)}`);
  const upload = ({ patterns, cache, type }: Group, before: readonly Group[]) =>
    [
      `${start} --exclude '*'`,
      ...patterns.map((pattern) => `--include ${quoted(pattern)}`),
      ...excluded(before, patterns),
      `--cache-control ${quoted(cache)}`,
      ...(type === undefined ? [] : [`--content-type ${quoted(type)}`]),
    ].join(' \\\n  ');
  const rest = [start, ...excluded(groups, ['*']), `--cache-control ${quoted(revalidated)}`].join(' \\\n  ');
  return `#!/bin/sh
# Uploads the built folder. BUCKET is the name of the bucket.
set -eu
${groups.map((group, at) => upload(group, groups.slice(0, at))).join('\n')}
${rest}
aws s3 website "s3://$BUCKET" --index-document index.html --error-document ${quoted(`${base.slice(1)}${notFoundPage}`)}
`;
}

const policyNames: Readonly<Record<string, string>> = {
  'Content-Security-Policy': 'ContentSecurityPolicy',
  'Referrer-Policy': 'ReferrerPolicy',
};

/** A response headers policy of CloudFront, as `create-response-headers-policy` takes it. */
export function cloudFrontPolicy(): string {
  const value = (name: string) => everywhere.find((header) => header.name === name)?.value ?? '';
  const own = everywhere.filter(({ name }) => !(name in policyNames) && name !== 'X-Content-Type-Options');
  const policy = {
    Name: 'vitrine',
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: value('Content-Security-Policy') },
      ReferrerPolicy: { Override: true, ReferrerPolicy: value('Referrer-Policy') },
      ContentTypeOptions: { Override: true },
    },
    CustomHeadersConfig: {
      Quantity: own.length,
      Items: own.map(({ name, value: text }) => ({ Header: name, Value: text, Override: true })),
    },
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}
