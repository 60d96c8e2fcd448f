import { everywhere, notFoundPage, pathRules, typesByEnding } from '../../../model/hosting/serving.ts';
import type { ServedPlace } from './served-place.ts';

interface Group {
  readonly path: string;
  readonly cache?: string | undefined;
  readonly type?: string | undefined;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Commands that upload the folder `dist`, each file once, with its type and lifetime; the rest as the tool guesses. */
export function s3Commands({ base }: Pick<ServedPlace, 'base'>): string {
  const groups: Group[] = [
    ...pathRules,
    ...Object.entries(typesByEnding).map(([ending, type]) => ({ path: `*.${ending}`, type })),
  ];
  const target = `"s3://$BUCKET${base}"`;
  const upload = ({ path, cache, type }: Group, before: readonly Group[]) =>
    [
      `aws s3 cp dist/ ${target} --recursive --exclude '*' --include ${quoted(path)}`,
      ...before.map((group) => `--exclude ${quoted(group.path)}`),
      ...(cache === undefined ? [] : [`--cache-control ${quoted(cache)}`]),
      ...(type === undefined ? [] : [`--content-type ${quoted(type)}`]),
    ].join(' \\\n  ');
  const rest = [
    `aws s3 cp dist/ ${target} --recursive`,
    ...groups.map(({ path }) => `--exclude ${quoted(path)}`),
    `--cache-control 'public, max-age=0, must-revalidate'`,
  ].join(' \\\n  ');
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
