import { describe, expect, test } from 'vitest';
import type { FlowStage } from '../../src/schema/content/security.ts';
import { mainWay, stagesReached, waysOf } from '../../src/schema/flow-way.ts';

const stage = (id: string, more: Partial<FlowStage> = {}): FlowStage => ({
  id,
  title: id,
  place: 'raw-store',
  holds: ['reports'],
  seenBy: [],
  schedules: ['reports'],
  ...more,
});
const forked = [
  stage('device', { place: 'device' }),
  stage('store', { without: ['address'] }),
  stage('backup', { place: 'backup', without: ['photo'] }),
  stage('counting', { place: 'aggregate-store', after: 'store', without: 'unpublished' }),
  stage('site', { place: 'published' }),
];
const reached = (id: string, unpublished: boolean, schedule = 'reports') =>
  stagesReached(forked, { id, schedule, unpublished }).map((found) => found.id);

describe('the way to a stage', () => {
  test('leads through the one above, or through the one it names', () => {
    expect([...waysOf(forked)].map(([id, way]) => `${id}: ${way.map((found) => found.id).join(' ')}`)).toEqual([
      'device: device',
      'store: device store',
      'backup: device store backup',
      'counting: device store counting',
      'site: device store counting site',
    ]);
  });

  test('follows the one above where the named one is not there', () => {
    expect(
      waysOf([stage('a'), stage('b', { after: 'c' })])
        .get('b')
        ?.map(({ id }) => id),
    ).toEqual(['a', 'b']);
    expect(waysOf([]).size).toBe(0);
  });
});

describe('the main way', () => {
  test('is what leads to a published table', () => {
    expect([...mainWay(forked)]).toEqual(['device', 'store', 'counting', 'site']);
  });

  test('ends with the last stage where nothing is published', () => {
    expect([...mainWay(forked.slice(0, 3))]).toEqual(['device', 'store', 'backup']);
    expect([...mainWay([])]).toEqual([]);
  });
});

describe('a field', () => {
  test('that is published reaches the table', () => {
    expect(reached('version', false)).toEqual(['device', 'store', 'backup', 'counting', 'site']);
  });

  test('that is taken out is nowhere after that, and only there', () => {
    expect(reached('address', false)).toEqual(['device']);
    expect(reached('photo', false)).toEqual(['device', 'store', 'counting', 'site']);
  });

  test('that no table publishes ends where those are taken out, and before a published stage in any case', () => {
    expect(reached('signature', true)).toEqual(['device', 'store', 'backup']);
    expect(
      stagesReached([stage('store'), stage('site', { place: 'published' })], {
        id: 'x',
        schedule: 'reports',
        unpublished: true,
      }).map(({ id }) => id),
    ).toEqual(['store']);
  });

  test('is only where its schedule is', () => {
    expect(reached('version', false, 'logs')).toEqual([]);
  });
});
