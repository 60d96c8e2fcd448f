import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { publishTemplates } from '../../../src/build/publish/publish-templates.ts';
import type { SiteConfig } from '../../../src/schema/content/site.ts';

const texts = (config: object) =>
  Object.fromEntries(
    publishTemplates({ config: { language: 'en', ...config } as SiteConfig }).map(({ path, bytes }) => [
      path,
      new TextDecoder().decode(bytes),
    ]),
  );

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly {
    readonly type: string;
    readonly id: string;
    readonly attributes: { readonly label: string; readonly options?: readonly string[] };
    readonly validations: { readonly required: boolean };
  }[];
}

describe('templates for the adopter’s own repository', () => {
  it.each(['en', 'de', 'ar'])('the outline of an assessment is an issue form: %s', (language) => {
    const form = parse(texts({ language, budget: {} })['templates/assessment.yml'] ?? '') as Form;
    expect(form.name && form.description).toBeTruthy();
    expect(form.body.map(({ id }) => id)).toEqual([
      'fields',
      'context',
      'purpose',
      'necessity',
      'minimisation',
      'retention',
      'rights',
      ...['illegitimate-access', 'unwanted-change', 'loss'].flatMap((event) => [
        `${event}-risk`,
        `${event}-severity`,
        `${event}-likelihood`,
      ]),
      'residual-risk',
      'epsilon',
      'next-review',
    ]);
    for (const { type, attributes, validations } of form.body) {
      expect(['textarea', 'dropdown', 'input']).toContain(type);
      expect(attributes.label.trim()).not.toBe('');
      expect(typeof validations.required).toBe('boolean');
      if (type === 'dropdown') expect(new Set(attributes.options).size).toBe(4);
    }
    expect(new Set(form.body.map(({ attributes }) => attributes.label)).size).toBe(form.body.length);
  });

  it('the checklist holds the site’s own rules, and only those it has', () => {
    const list = (config: object) => texts(config)['templates/telemetry-checklist.md'] ?? '';
    expect(
      list({
        naming: { prefixes: ['app.'], forbidden: ['email'], unitSuffix: true },
        assessmentsRequiredSince: '2025-11-01',
      })
        .split('\n')
        .filter((line) => line.startsWith('- [ ] ')),
    ).toHaveLength(12);
    expect(list({ naming: { prefixes: ['app.', 'use.'] } })).toContain('Keys begin with one of: `app.`, `use.`.');
    expect(list({})).not.toMatch(/Keys begin|No key contains|ends with its unit|collected since/);
  });
});
