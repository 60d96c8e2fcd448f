/**
 * Why a file did not come: the server answered with a status, nothing came for some seconds, nobody was reached, a page
 * came in its place (as where a network wants a log-in first), or what came cannot be read; `script` is a part of the
 * page itself.
 */
export interface FetchFault {
  readonly kind: 'answered' | 'silent' | 'unreachable' | 'page' | 'garbled' | 'script';
  /** Its path on the server. */
  readonly file: string;
  /** The HTTP status, or the seconds. */
  readonly number?: number;
}

function sentenceOf({ kind, file, number }: FetchFault): string {
  switch (kind) {
    case 'answered':
      return `${file} could not be fetched: the server answered ${number}.`;
    case 'silent':
      return `${file} could not be fetched: nothing came for ${number} seconds.`;
    case 'unreachable':
      return `${file} could not be fetched. Is there a connection?`;
    case 'page':
      return `${file} could not be fetched: a page came in its place, perhaps that of a network that wants a log-in.`;
    case 'garbled':
      return `${file} could not be fetched: what came cannot be read, it may be cut.`;
    case 'script':
      return 'A part of this page could not be fetched. Load the page again, and then try again.';
  }
}

/** A file could not be fetched; the message is an English sentence, and pages say the fault in their own language. */
export class FetchError extends Error {
  readonly fault: FetchFault;

  constructor(fault: FetchFault, options?: ErrorOptions) {
    super(sentenceOf(fault), options);
    this.name = 'FetchError';
    this.fault = fault;
  }

  /** The HTTP status, where there was an answer. */
  get status(): number | undefined {
    return this.fault.kind === 'answered' ? this.fault.number : undefined;
  }
}
