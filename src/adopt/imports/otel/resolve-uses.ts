import type { Unmapped } from '../imported.ts';
import type { AttributeUse, AttributeGroup, Registry } from './definition.ts';

/** What a nearer mention says, over what one further away says. */
const merged = (near: AttributeUse, far: AttributeUse): AttributeUse => ({
  ...near,
  brief: near.brief ?? far.brief,
  note: near.note ?? far.note,
  level: near.level ?? far.level,
  role: near.role ?? far.role,
});

/** How many groups may extend one another in a row; real ones are a handful. */
const longestChain = 100;

/** Finds the attributes of groups, those of the groups that they extend or include with them. */
export class UseResolver {
  readonly #byId = new Map<string, AttributeGroup>();
  readonly #known = new Map<AttributeGroup, ReadonlyMap<string, AttributeUse>>();
  /** Groups whose attributes are being looked for, so that a circle ends. */
  readonly #open = new Set<AttributeGroup>();
  readonly unmapped: Unmapped[] = [];

  constructor(registry: Registry) {
    for (const group of registry.groups) for (const id of group.ids) if (!this.#byId.has(id)) this.#byId.set(id, group);
  }

  #parentUses(group: AttributeGroup): AttributeUse[] {
    return group.parents.flatMap(({ id, place }) => {
      const parent = this.#byId.get(id);
      if (parent && !this.#open.has(parent) && this.#open.size < longestChain) return [...this.usesOf(parent).values()];
      const reason = parent
        ? `It leads back to itself, or over more than ${longestChain} groups.`
        : 'None of the files read defines it. Import the registry that does together with this one.';
      this.unmapped.push({ place, what: `reference to ${id}`, reason });
      return [];
    });
  }

  /** The attributes of a group by their key, its own first. */
  usesOf(group: AttributeGroup): ReadonlyMap<string, AttributeUse> {
    const known = this.#known.get(group);
    if (known) return known;
    this.#open.add(group);
    const uses = new Map<string, AttributeUse>();
    for (const use of [...group.uses, ...this.#parentUses(group)]) {
      const near = uses.get(use.key);
      uses.set(use.key, near ? merged(near, use) : use);
    }
    this.#open.delete(group);
    this.#known.set(group, uses);
    return uses;
  }
}
