import type { Coverage } from '../check-input.ts';
import type { CoverageChange } from '../coverage-change.ts';

type Names = readonly string[] | undefined;

const without = (names: readonly string[], others: readonly string[]) => names.filter((name) => !others.includes(name));

function addedTo(product: string, whose: string, subject: string): CoverageChange {
  return { kind: 'product-added', material: true, subject, to: product, text: `${whose} is sent by ${product} too` };
}

function removedFrom(product: string, whose: string, subject: string): CoverageChange {
  const text = `${whose} is no longer sent by ${product}`;
  return { kind: 'product-removed', material: false, subject, from: product, text };
}

/** A state that names no products says nothing of them: neither more nor fewer. */
const compared = (before: Names, now: Names) =>
  before === undefined || now === undefined
    ? { more: [], fewer: [] }
    : { more: without(now, before), fewer: without(before, now) };

/**
 * Products that have a category now, or no longer, and fields that a product of the category sends now which did not
 * send them before. A field follows its category where the category itself is new to a product, or gone from it.
 */
export function compareProducts(before: Coverage, now: Coverage): CoverageChange[] {
  const whole = compared(before.products, now.products);
  const old = new Map(before.fields.map((field) => [field.id, field]));
  return [
    ...whole.more.map((product) => addedTo(product, 'it', product)),
    ...whole.fewer.map((product) => removedFrom(product, 'it', product)),
    ...now.fields.flatMap((field): CoverageChange[] => {
      const past = old.get(field.id);
      if (!past) return [];
      const own = compared(past.products ?? before.products, field.products ?? now.products);
      const whose = `the field ${field.id}`;
      return [
        ...without(own.more, whole.more).map((product) => addedTo(product, whose, field.id)),
        ...without(own.fewer, whole.fewer).map((product) => removedFrom(product, whose, field.id)),
      ];
    }),
  ];
}
