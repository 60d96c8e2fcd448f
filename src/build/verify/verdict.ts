/**
 * `agrees`: looked at, and as it should be. `note`: to be known, and no fault. `differs`: two things that must be the
 * same are not. `broken`: the site says so itself, and it is true. `unfetched`: could not be told.
 */
export type VerdictKind = 'agrees' | 'note' | 'differs' | 'broken' | 'unfetched';

export type VerdictPart =
  'log' | 'signature' | 'witnesses' | 'memory' | 'files' | 'declarations' | 'policy' | 'charts' | 'checks' | 'since';

/** One thing that was found. Plain JSON. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly about: VerdictPart;
  /** The published file it is about, by its path below the site's base. */
  readonly file?: string;
  /** One or two sentences. */
  readonly message: string;
}

/** The exit code: what differs or is broken counts before what could not be fetched. */
export function exitCodeOf(verdicts: readonly Verdict[]): 0 | 1 | 3 {
  const has = (kind: VerdictKind) => verdicts.some((verdict) => verdict.kind === kind);
  if (has('differs') || has('broken')) return 1;
  return has('unfetched') ? 3 : 0;
}
