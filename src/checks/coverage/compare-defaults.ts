import type { Coverage } from '../check-input.ts';
import type { CoverageChange } from '../coverage-change.ts';

type Default = Coverage['default'];

/** On by default where it was off: people who said nothing send now. The other way it narrows. */
export function compareDefaults(from: Default, to: Default): CoverageChange[] {
  if (from === to) return [];
  return to === 'on'
    ? [{ kind: 'default-on', material: true, from: 'off', to, text: 'it is on by default, and was off' }]
    : [{ kind: 'default-off', material: false, from: 'on', to: 'off', text: 'it is off by default, and was on' }];
}
