import type { Coverage } from '../check-input.ts';
import type { CoverageChange } from '../coverage-change.ts';
import { compareDays } from './compare-days.ts';
import { compareSensitivity } from './compare-sensitivity.ts';
import type { Days } from './days.ts';

type Field = Coverage['fields'][number];

// A field that follows the category's schedule is not named again when that schedule changes.
const follows = (days: Days, coverage: Coverage) => days === coverage.retention.maxDays;

function added({ id, key }: Field): CoverageChange {
  return { kind: 'field-added', material: true, subject: id, to: key, text: `the field ${id} (${key}) is new` };
}

function removed({ id, key }: Field): CoverageChange {
  return {
    kind: 'field-removed',
    material: false,
    subject: id,
    from: key,
    text: `the field ${id} (${key}) is no longer sent`,
  };
}

function compareKeys({ id, key: from }: Field, { key: to }: Field): CoverageChange[] {
  if (from === to) return [];
  const text = `the field ${id} is sent as ${to}, before as ${from}`;
  return [{ kind: 'field-renamed', material: false, subject: id, from, to, text }];
}

/** Fields that came, changed or went; a field is known by its id. */
export function compareFields(before: Coverage, now: Coverage): CoverageChange[] {
  const old = new Map(before.fields.map((field) => [field.id, field]));
  const ids = new Set(now.fields.map((field) => field.id));
  return [
    ...now.fields.flatMap((field): CoverageChange[] => {
      const past = old.get(field.id);
      if (!past) return [added(field)];
      const both = follows(past.retentionDays, before) && follows(field.retentionDays, now);
      return [
        ...compareKeys(past, field),
        ...compareSensitivity(past.sensitivity, field.sensitivity, field.id),
        ...(both ? [] : compareDays(past.retentionDays, field.retentionDays, field.id, `the field ${field.id}`)),
      ];
    }),
    ...before.fields.filter((field) => !ids.has(field.id)).map(removed),
  ];
}
