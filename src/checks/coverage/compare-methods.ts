import type { CoverageChange } from '../coverage-change.ts';

/** Methods that protect no longer, or protect too: in the whole category, or in one table. */
export function compareMethods(before: readonly string[], now: readonly string[], table?: string): CoverageChange[] {
  const where = table === undefined ? '' : ` in ${table}`;
  return [
    ...before
      .filter((method) => !now.includes(method))
      .map((method): CoverageChange => ({
        kind: 'method-removed',
        material: true,
        subject: table ?? method,
        from: method,
        text: `the method ${method} no longer protects it${where}`,
      })),
    ...now
      .filter((method) => !before.includes(method))
      .map((method): CoverageChange => ({
        kind: 'method-added',
        material: false,
        subject: table ?? method,
        to: method,
        text: `the method ${method} protects it too${where}`,
      })),
  ];
}
