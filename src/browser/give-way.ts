/**
 * A pause for long work on the page's own thread: where less than `everyMilliseconds` have passed since the last turn
 * of the page, the work goes on at once; otherwise the page draws and answers first.
 */
export function createPause(everyMilliseconds = 24, now: () => number = () => performance.now()): () => Promise<void> {
  let last = now();
  return async () => {
    if (now() - last < everyMilliseconds) return;
    await new Promise<void>((resolve) => setTimeout(resolve));
    last = now();
  };
}
