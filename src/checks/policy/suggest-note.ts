import { unwritten } from '../../values/unwritten.ts';
import type { Day } from '../../values/day.ts';
import type { ChangeType, NotedChange } from '../change-notes.ts';
import type { Difference } from './difference.ts';
import { type StatementKind, partsOfKey } from './whole-policy.ts';

/** The kind of change a note about a statement has, where nothing else is known. */
const types: Readonly<Record<StatementKind, ChangeType>> = {
  site: 'rule',
  preamble: 'promise',
  promise: 'promise',
  category: 'category-changed',
  field: 'field-changed',
  product: 'product',
  payload: 'payload',
  schedule: 'retention',
  method: 'method',
  table: 'threshold',
  security: 'security',
  rule: 'rule',
  concern: 'concern',
  audit: 'audit',
  waiver: 'waiver',
  report: 'report',
  change: 'correction',
};

/** What changed where something that is said of the whole site did, by the first part of the aspect. */
const siteTypes: Readonly<Record<string, ChangeType>> = {
  default: 'category-changed',
  budget: 'budget',
  sampleRate: 'sample-rate',
  log: 'security',
};

/** What a note says to tell of differences of a statement (at least one): the line below its `changes`. */
export function changeAbout(differences: readonly Difference[]): NotedChange {
  const { statement, aspect } = differences[0] as Difference;
  const { kind } = partsOfKey(statement);
  const ofSite = kind === 'site' ? siteTypes[aspect.split('/')[0] ?? ''] : undefined;
  return { type: ofSite ?? types[kind], about: statement };
}

/** A note that tells of differences of a statement (at least one), ready to paste: only its words are left to write. */
export function suggestNote(differences: readonly Difference[], today: Day): string {
  const { type, about = '' } = changeAbout(differences);
  const name = about.replace(/^[^:]*:/, '').replace(/[/_]/g, '-');
  return `content/changes/${today}-${name}.md
---
title: "${unwritten('What changed, in one line')}"
date: ${today}
meaning: "${unwritten('What it means for privacy, in one sentence')}"
changes:
  - { type: ${type}, about: "${about}" }
---`;
}
