/**
 * A few programs that push all narrow cells up and down at once, in directions drawn from a fixed seed: each answer is
 * a possible table, and most cells are seen to range far enough after a few. Stops when it no longer pays.
 *
 * @param targets places of the cells in the component, which has `width` unknowns
 */
export async function spread(
  width: number,
  targets: readonly number[],
  isWide: (index: number) => boolean,
  ask: (weights: readonly number[]) => Promise<readonly number[] | undefined>,
): Promise<void> {
  let state = 0x9e3779b9;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (;;) {
    const narrow = targets.filter((index) => !isWide(index));
    if (narrow.length < 4) return;
    const weights = Array.from({ length: width }, () => 0);
    for (const index of narrow) weights[index] = random() * 2 - 1;
    if (!(await ask(weights)) || !(await ask(weights.map((weight) => -weight)))) return;
    const settled = narrow.filter(isWide).length;
    if (settled < 2) return;
  }
}
