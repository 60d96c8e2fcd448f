import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { cosign } from '../../log/cosignature.ts';
import { encodeText } from '../../log/encoding.ts';
import { judgeSubmission } from '../../log/judge-submission.ts';
import type { SignerKey } from '../../log/note-key.ts';
import { sha256Hex } from '../../log/sha256.ts';
import { formatNote, formatSignature } from '../../log/signed-note.ts';
import type { WatchedKeys } from './witness-config.ts';
import type { WitnessState } from './witness-state.ts';

export interface WitnessOptions {
  /** The witness's key, under the id that cosignatures bear. */
  readonly key: SignerKey;
  readonly watched: WatchedKeys;
  readonly state: WitnessState;
  readonly now: () => Date;
  /** Told what was answered, in a line. */
  readonly say: (line: string) => void;
}

export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

/** A body of more bytes is not read: 63 hashes and a checkpoint with 100 signatures need fewer. */
const maxBodyBytes = 512 * 1024;
const maxSeconds = 30;

/**
 * Answers requests to cosign, one after the other: that the old size is the one that was cosigned last, and that the
 * new state is remembered, are one step, or two requests could roll the witness back.
 */
export function witness({ key, watched, state, now, say }: WitnessOptions): (body: string) => Promise<Answer> {
  async function answer(body: string): Promise<Answer> {
    const judged = await judgeSubmission(body, (origin) => {
      const keys = watched.get(origin);
      return keys && { keys, last: state.last(origin) };
    });
    switch (judged.status) {
      case 200: {
        const { checkpoint, note } = judged;
        const signature = await cosign(note.text, key, Math.floor(now().getTime() / 1000));
        const cosigned = formatNote({ text: note.text, signatures: [...note.signatures, signature] });
        await state.put(checkpoint.origin, cosigned);
        say(`200 ${checkpoint.origin}: cosigned ${checkpoint.size} entries`);
        return { status: 200, body: formatSignature(signature) };
      }
      case 409:
        say(`409 the last state that was cosigned has ${judged.size} entries`);
        return { status: 409, type: 'text/x.tlog.size', body: `${judged.size}\n` };
      default:
        say(`${judged.status} ${judged.reason}`);
        return { status: judged.status, body: `${judged.reason}\n` };
    }
  }
  let before: Promise<unknown> = Promise.resolve();
  return (body) => {
    const answered = before.then(() => answer(body));
    before = answered.catch(() => undefined);
    return answered;
  };
}

/** The body of a request as text; undefined where it is too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBodyBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The last checkpoint of the log whose origin has this hash, as C2SP tlog-witness lets monitors ask for it. */
async function lastCheckpoint(hash: string, { watched, state }: WitnessOptions): Promise<string | undefined> {
  for (const origin of watched.keys())
    if ((await sha256Hex(encodeText(origin))) === hash) return state.checkpoint(origin);
  return undefined;
}

/** A witness as a server; the caller lets it listen. */
export function witnessServer(options: WitnessOptions): Server {
  const submit = witness(options);
  async function respond(request: IncomingMessage): Promise<Answer> {
    const { pathname } = new URL(request.url ?? '/', 'http://witness');
    const [, hash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(pathname) ?? [];
    const allowed = pathname === '/add-checkpoint' ? 'POST' : hash && 'GET';
    if (!allowed) return { status: 404, body: 'Nothing is here.\n' };
    if (request.method !== allowed) return { status: 405, body: `This is asked with ${allowed}.\n` };
    if (hash) {
      const checkpoint = await lastCheckpoint(hash, options);
      return checkpoint === undefined
        ? { status: 404, body: 'Nothing was cosigned of such a log.\n' }
        : { status: 200, body: checkpoint };
    }
    const body = await readBody(request);
    return body === undefined ? { status: 413, body: 'The request is too large.\n' } : submit(body);
  }
  const send = (response: ServerResponse, { status, type = 'text/plain; charset=utf-8', body }: Answer) => {
    response.writeHead(status, { 'content-type': type, ...(status === 413 ? { connection: 'close' } : {}) });
    response.end(body);
  };
  const server = createServer((request, response) => {
    respond(request).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        options.say(`500 ${error instanceof Error ? error.message : String(error)}`);
        send(response, { status: 500, body: 'The witness failed.\n' });
      },
    );
  });
  server.requestTimeout = maxSeconds * 1000;
  server.headersTimeout = maxSeconds * 1000;
  return server;
}
