/** All that reading a site needs of a file system. Paths use `/` and are relative to the site's folder. */
export interface Files {
  /** Every file below the folder, sorted; empty where the folder does not exist. */
  list(folder: string): Promise<string[]>;
  /** The bytes, or undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
}
