import { describe, expect, it } from 'vitest';
import { findOverdueReviews } from '../../src/source/assessments.ts';
import { readSite } from '../../src/source/read-site.ts';
import type { Site } from '../../src/source/site.ts';
import type { Day } from '../../src/values/day.ts';
import { type Edit, editedSite, replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const config = (lines: string): Edit => replace('content/site.yaml', 'default: "off"', `default: "off"\n${lines}`);
const problemsOf = async (...edits: Edit[]) =>
  (await readSite(memoryFiles(editedSite(edits)))).problems.map(({ code, file, line, advice, message, fix }) => ({
    at: `${file}:${line} ${code}${advice ? ' (advice)' : ''}`,
    message,
    fix,
  }));

const field = (key: string, more = '') => `---
kind: collected
title: Title
summary: Summary.
type: string
example: x
since: 2026-06-01
key: ${key}
category: usage
sensitivity: technical
why: To know.
unpublished: true
${more}---
`;
const assessment = (more = '') => `---
title: Title
summary: Summary.
date: 2026-05-01
nextReview: 2026-12-31
author: Us
decision: approved
${more}context: x
purpose: x
necessity: x
minimisation: x
retention: x
rights: x
risks:
  - { event: loss, sources: [x], impact: x, measures: [x], severity: limited, likelihood: limited }
residualRisk: x
---
`;

describe('names of fields', () => {
  const rules = 'naming: { prefixes: [app., m], forbidden: [email, filename], unitSuffix: true }';

  it('must begin with a prefix that site.yaml allows', async () => {
    expect(await problemsOf(config('naming: { prefixes: [month, plat] }'))).toEqual([
      {
        at: 'content/dictionary/version.md:8 field/naming',
        message: 'The key "version" begins with none of the prefixes that site.yaml allows: month, plat.',
        fix: 'rename it in the app and here, for example to  key: monthversion',
      },
    ]);
  });

  it.each([
    ['app.email_hash', 'contains "email"'],
    ['app.fileName', 'contains "filename"'],
    ['app.file_name_length', 'contains "filename"'],
  ])('must not hold a forbidden word: %s', async (key, words) => {
    const found = await problemsOf(
      config('naming: { forbidden: [email, filename] }'),
      write('content/dictionary/new.md', field(key)),
    );
    expect(found).toMatchObject([
      { at: 'content/dictionary/new.md:8 field/naming', message: expect.stringContaining(words) as string },
    ]);
  });

  it.each(['app.emails', 'app.profile.name', 'app.mailbox'])(
    'may hold words that only look like one: %s',
    async (key) => {
      expect(
        await problemsOf(
          config('naming: { forbidden: [email, filename] }'),
          write('content/dictionary/new.md', field(key)),
        ),
      ).toEqual([]);
    },
  );

  it('may stay what they were once nothing is sent any more', async () => {
    expect(
      await problemsOf(
        config('naming: { forbidden: [email] }'),
        write('content/dictionary/new.md', field('app.email', 'status: removed\nremoved: 2026-07-01\n')),
      ),
    ).toEqual([]);
  });

  it('must end with the unit, where that is asked for', async () => {
    const rule = config('naming: { unitSuffix: true }');
    expect(await problemsOf(rule, write('content/dictionary/new.md', field('app.start', 'unit: ms\n')))).toEqual([
      {
        at: 'content/dictionary/new.md:8 field/naming',
        message: 'The field is measured in ms, and its key "app.start" does not end with the unit.',
        fix: 'key: app.start_ms',
      },
    ]);
    expect(await problemsOf(rule, write('content/dictionary/new.md', field('app.start_ms', 'unit: ms\n')))).toEqual([]);
    expect(await problemsOf(rule, write('content/dictionary/new.md', field('app.terms', 'unit: ms\n')))).toHaveLength(
      1,
    );
  });

  it('are told all at once', async () => {
    expect(
      await problemsOf(config(rules), write('content/dictionary/new.md', field('email', 'unit: ms\n'))),
    ).toHaveLength(5);
  });
});

describe('fields that look alike', () => {
  const values = 'values: [{ value: x, meaning: A }, { value: b, meaning: B }]\n';
  it('with the same values should be equally sensitive', async () => {
    const [first, second] = [field('one.kind', values), field('two.kind', values).replace('technical', 'interaction')];
    expect(
      await problemsOf(write('content/dictionary/one.md', first), write('content/dictionary/two.md', second)),
    ).toEqual([
      {
        at: 'content/dictionary/one.md:10 field/naming (advice)',
        message:
          '"one.kind" is said to be technical, and "two.kind", also called "kind", is interaction. What is the same should be equally sensitive wherever it is sent.',
        fix: 'sensitivity: interaction',
      },
    ]);
  });
  it('with other values may lie one step apart, and no more', async () => {
    const pair = (sensitivity: string) =>
      problemsOf(
        write('content/dictionary/one.md', field('one.kind')),
        write('content/dictionary/two.md', field('two.kind').replace('technical', sensitivity)),
      );
    expect(await pair('interaction')).toEqual([]);
    expect(await pair('personal')).toHaveLength(1);
  });
});

describe('assessments', () => {
  const required = config('assessmentsRequiredSince: 2026-06-01');
  it('are missing from a field that came on the day from which they are required, and not from an older one', async () => {
    expect(await problemsOf(required, write('content/dictionary/new.md', field('new')))).toEqual([
      {
        at: 'content/dictionary/new.md:7 assessment/overdue',
        message:
          'The field has been collected since 2026-06-01, and site.yaml asks for an assessment of every field since 2026-06-01; it names none.',
        fix: 'write content/assessments/new.md, and here  assessment: new',
      },
    ]);
    expect(
      await problemsOf(required, write('content/dictionary/new.md', field('new').replace('2026-06-01', '2026-05-31'))),
    ).toEqual([]);
  });
  it('that speak of the field are proposed', async () => {
    expect(
      await problemsOf(
        required,
        write('content/dictionary/new.md', field('new')),
        write('content/assessments/study.md', assessment('fields: [new]\n')),
      ),
    ).toMatchObject([{ fix: 'assessment: study' }]);
  });
  it('must speak of the field that names them', async () => {
    const named = write('content/dictionary/new.md', field('new', 'assessment: study\n'));
    expect(
      await problemsOf(required, named, write('content/assessments/study.md', assessment('fields: [month]\n'))),
    ).toMatchObject([{ at: 'content/dictionary/new.md:13 reference/conflict' }]);
    expect(
      await problemsOf(required, named, write('content/assessments/study.md', assessment('categories: [usage]\n'))),
    ).toEqual([]);
  });
});

describe('reviews', () => {
  const site = async (text: string) =>
    (await readSite(memoryFiles(editedSite([write('content/assessments/study.md', text)])))).site as Site;
  it.each([
    ['2026-12-01', ''],
    ['2026-12-02', 'advises'],
    ['2026-12-31', 'advises'],
    ['2027-01-01', 'stops'],
  ])('due on 2026-12-31, on %s: %s', async (today, what) => {
    const found = findOverdueReviews(await site(assessment()), today as Day);
    expect(found.map(({ advice }) => (advice ? 'advises' : 'stops'))).toEqual(what === '' ? [] : [what]);
    if (what === 'stops')
      expect(found[0]).toMatchObject({
        code: 'assessment/overdue',
        file: 'content/assessments/study.md',
        line: 5,
        message: 'The review is overdue: it was due on 2026-12-31, 1 day ago (checked 2027-01-01).',
        fix: expect.stringContaining('nextReview: 2028-01-01') as string,
      });
  });
  it('are not asked for where nothing came of it', async () => {
    expect(findOverdueReviews(await site(assessment().replace('approved', 'rejected')), '2030-01-01' as Day)).toEqual(
      [],
    );
  });
});
