import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { features } from '../../data/generate/features.ts';
import { lines } from '../../data/generate/releases.ts';
import {
  channels,
  crashKinds,
  entryPoints,
  languages,
  libraryClasses,
  platforms,
  startupClasses,
} from '../../data/generate/vocabulary.ts';
import { data } from './published.ts';

const featureNames = features.map(({ name }) => name);

/** Columns with their closed lists, and the dictionary's entry that explains the same words. */
const vocabularies: readonly (readonly [dataset: string, column: string, values: readonly string[], entry: string])[] =
  [
    ['active-installations', 'platform', [...platforms, 'all'], 'published/platform'],
    ['active-installations', 'channel', [...channels, 'all'], 'published/channel'],
    ['versions', 'version', [...lines, 'all'], 'published/version'],
    ['languages', 'language', [...languages, 'all'], 'published/language'],
    ['feature-use', 'platform', platforms, 'feature-use/use-platform'],
    ['feature-use', 'feature', [...featureNames, 'other'], 'published/feature'],
    ['feature-use', 'version', [...lines, 'other'], 'published/feature-version'],
    ['feature-use', 'entry_point', [...entryPoints, 'other'], 'published/entry-point'],
    ['startup-times', 'platform', platforms, 'performance/perf-platform'],
    ['startup-times', 'class', [...startupClasses, 'all'], 'published/startup-class'],
    ['crashes', 'platform', platforms, 'crash-reports/crash-platform'],
    ['crashes', 'kind', [...crashKinds, 'any'], 'published/kind'],
    ['library-sizes', 'class', libraryClasses, 'published/library-class'],
    ['library-sizes', 'class', libraryClasses, 'library-shape/library-book-count-class'],
  ];

interface Descriptor {
  readonly resources: readonly {
    readonly schema: {
      readonly fields: readonly {
        readonly name: string;
        readonly constraints?: { readonly enum?: readonly string[] };
      }[];
    };
  }[];
}

test.each(vocabularies)(
  '%s.%s: generator, descriptor and dictionary know the same words',
  (dataset, column, values, entry) => {
    const descriptor = JSON.parse(readFileSync(join(data, dataset, 'datapackage.json'), 'utf8')) as Descriptor;
    const declared = descriptor.resources[0]?.schema.fields.find(({ name }) => name === column)?.constraints?.enum;
    expect(declared).toEqual(values);
    const text = readFileSync(join(data, '../content/dictionary', `${entry}.md`), 'utf8');
    const front = parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '') as { values?: { value: string }[] };
    expect(front.values?.map(({ value }) => value)).toEqual(values);
  },
);
