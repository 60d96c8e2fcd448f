/** What changed. Those of the first group grew, and need a new consent; the others narrowed or moved. */
export type CoverageChangeKind =
  | 'default-on'
  | 'field-added'
  | 'sensitivity-raised'
  | 'retention-longer'
  | 'product-added'
  | 'recipient-added'
  | 'purpose-added'
  | 'threshold-lowered'
  | 'loss-raised'
  | 'sample-rate-raised'
  | 'method-removed'
  | 'default-off'
  | 'field-removed'
  | 'field-renamed'
  | 'sensitivity-lowered'
  | 'retention-shorter'
  | 'published-longer'
  | 'schedule-changed'
  | 'product-removed'
  | 'recipient-removed'
  | 'purpose-removed'
  | 'threshold-raised'
  | 'loss-lowered'
  | 'sample-rate-lowered'
  | 'method-added'
  | 'dataset-added'
  | 'dataset-removed'
  | 'words-changed';

export interface CoverageChange {
  readonly kind: CoverageChangeKind;
  /** Whether people must be asked again; or told, where it is on by default. */
  readonly material: boolean;
  /** The field, table, place, recipient or other thing it is about. */
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  /** The change in plain words. */
  readonly text: string;
}
