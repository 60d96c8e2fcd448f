import type { CheckId } from '../schema/check-ids.ts';
import type { PrivacyPromise } from '../schema/content/promise.ts';

/** Whether a promise rests on what a check comes to on a dataset; `site` stands for what concerns all of them. */
export function restsOn({ evidence }: Pick<PrivacyPromise, 'evidence'>, check: CheckId, dataset: string): boolean {
  return evidence.some(
    (piece) =>
      piece.kind === 'checked' &&
      piece.checks.includes(check) &&
      (piece.datasets === undefined || dataset === 'site' || piece.datasets.includes(dataset)),
  );
}
