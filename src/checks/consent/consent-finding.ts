import type { CheckInput } from '../check-input.ts';
import type { Finding } from '../check.ts';

/** The mend of a finding that only asks to record what a category covers. */
export const recordCommand = 'vitrine release --policy';

/** A category, or one that is gone and only its history in the log is left of it. */
export type AboutCategory = Pick<CheckInput['categories'][number], 'id' | 'file'>;

/** A finding of `consent` about one category. */
export function consentFinding(
  category: AboutCategory,
  status: 'fail' | 'review',
  message: string,
  more: Partial<Finding> = {},
): Finding {
  return {
    check: 'consent',
    dataset: 'site',
    status,
    row: `category=${category.id}`,
    file: category.file,
    message,
    ...more,
  };
}
