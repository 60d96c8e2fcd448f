import { unwritten } from '../../values/unwritten.ts';
import type { Day } from '../../values/day.ts';
import type { ChangeType } from '../change-notes.ts';
import { type StatementKey, type StatementKind, partsOfKey } from './whole-policy.ts';

/** The kind of change a note about a statement has, where nothing else is known. */
const types: Readonly<Record<StatementKind, ChangeType>> = {
  site: 'budget',
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

/** A note that tells of a change of a statement, ready to paste: only its words are left to write. */
export function suggestNote(key: StatementKey, today: Day): string {
  const { kind, id } = partsOfKey(key);
  const name = id.replaceAll('/', '-').replaceAll('_', '-');
  return `content/changes/${today}-${name}.md
---
title: "${unwritten('What changed, in one line')}"
date: ${today}
meaning: "${unwritten('What it means for privacy, in one sentence')}"
changes:
  - { type: ${types[kind]}, about: "${key}" }
---`;
}
