import { expect, test } from 'vitest';
import { prepare } from '../../src/build/prepare/prepare.ts';
import { silentProgress } from '../../src/build/local/progress.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { flowOf, stageViews, unpublishedOf } from '../../src/site/flow-of.ts';
import { siteOf } from '../../src/site/site.ts';
import { wholeFlow } from '../sites/broken/flow.ts';
import { type Edit, editedSite, replace } from '../sites/edited-site.ts';
import { memoryFiles } from '../source/memory-files.ts';

async function siteWith(...edits: readonly Edit[]) {
  const { ready, problems } = await prepare({
    files: memoryFiles(editedSite(edits)),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
  });
  expect(problems.filter(({ advice }) => !advice)).toEqual([]);
  if (!ready) throw new Error('The site has findings that fail');
  return siteOf(ready.model, 'en');
}

test('stages take their times from the schedules, and say what ends at them', async () => {
  const site = await siteWith(wholeFlow);
  const drawn = flowOf(site);
  const views = drawn ? stageViews(site, drawn.flow) : [];
  expect(
    views.map(({ stage, isSide, seenBy, stays, ends }) => ({
      id: stage.id,
      isSide,
      seenBy,
      stays: stays.map(({ keep, schedules }) => `${String(keep)} ${schedules.map(({ id }) => id).join(' ')}`),
      ends: ends.map(({ category, count }) => `${category.id} ${count}`),
    })),
  ).toEqual([
    { id: 'store', isSide: false, seenBy: ['two maintainers'], stays: ['P60D reports'], ends: ['usage 1'] },
    { id: 'site', isSide: false, seenBy: ['everybody'], stays: ['P2Y reports'], ends: [] },
  ]);
});

test('copies on a side way are told apart from the last place on the way to a table', async () => {
  const backup =
    '    - { id: backup, title: Backups, place: backup, holds: [copies], seenBy: [maintainers], schedules: [reports] }\n    - id: site\n      after: store\n';
  const flow =
    'content' in wholeFlow && typeof wholeFlow.content === 'string'
      ? { file: wholeFlow.file, content: wholeFlow.content.replace('    - id: site\n', backup) }
      : wholeFlow;
  const site = await siteWith(
    flow,
    replace(
      'content/retention/reports.md',
      '  - place: published\n',
      '  - { place: backup, what: A copy., keep: P14D, then: It is overwritten. }\n  - place: published\n',
    ),
  );
  expect(
    unpublishedOf(site).map(({ category, sent, fields }) => [
      category.id,
      sent,
      fields.map(({ field, end }) => [field.id, end?.last.id, end?.copies.map(({ id }) => id)]),
    ]),
  ).toEqual([['usage', 3, [['version', 'store', ['backup']]]]]);
  const drawn = flowOf(site);
  expect(drawn && stageViews(site, drawn.flow).map(({ stage, isSide, from }) => [stage.id, isSide, from?.id])).toEqual([
    ['store', false, undefined],
    ['backup', true, undefined],
    ['site', false, 'store'],
  ]);
});

test('without a flow there is no figure, and what is never published is still known', async () => {
  const site = await siteWith();
  expect(flowOf(site)).toBeUndefined();
  expect(unpublishedOf(site)).toMatchObject([{ fields: [{ field: { id: 'version' } }] }]);
  expect(unpublishedOf(site)[0]?.fields[0]).not.toHaveProperty('end');
});
