/** Why a file did not come: the server answered with a status, nothing came for some seconds, or nobody was reached. */
export interface FetchFault {
  readonly kind: 'answered' | 'silent' | 'unreachable';
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
