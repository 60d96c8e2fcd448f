import { createHash } from 'node:crypto';

/** The first 12 digits of the SHA-256 of a file. */
export const printBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12);
