/** A file of the adopter's `data/`: findings name it from there, and what is not below has no name for them. */
type InData = `data/${string}`;

/**
 * Where a log lies. To move it, change a line here: builds, checks, pages and scripts read the place from nowhere else.
 * A log that was published stays reachable at its old address only by a redirect of the host.
 */
export const logPaths = {
  /** In the adopter's folder, in git. */
  kept: 'data/log.jsonl',
  /** In the adopter's folder: the last checkpoint that witnesses cosigned, a signed note. */
  cosigned: 'data/log.checkpoint',
  /** Snapshots of the whole policy, relative to `data/`, in the adopter's folder and below the site's. */
  wholePolicy: 'policy/whole/',
  /** Below the site's base. */
  served: 'data/log.jsonl',
  /** The signed head of the log, below the site's base. */
  checkpoint: 'log/checkpoint',
  /** Its tiles, as C2SP tlog-tiles names them, below the site's base. */
  tiles: 'log/',
} as const satisfies { readonly kept: InData; readonly cosigned: InData; readonly [place: string]: string };

/** The kept log as findings name files: relative to `data/`. */
export const logInData = logPaths.kept.slice('data/'.length);
