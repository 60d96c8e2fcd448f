import { EngineError } from './engine.ts';

/** What DuckDB sometimes puts before its message, and which tells a reader nothing. */
const preamble =
  /^Failed to extract statements: |^Invalid Input Error: Attempting to execute an unsuccessful or closed pending query result\nError: /;

/** The place in the text, which the native build sometimes tells twice. */
const repeatedPlace = /(\n\nLINE [^]+)\1$/;

/** DuckDB's message, which the browser build sometimes sends as JSON. */
function messageOf(error: unknown): string {
  let text = error instanceof Error ? error.message : String(error);
  if (text.startsWith('{"exception_type"')) {
    const { exception_type: type, exception_message: message } = JSON.parse(text) as Record<string, string>;
    text = `${type} Error: ${message}`;
  }
  return text.replace(preamble, '').replace(repeatedPlace, '$1');
}

/** Turns whatever DuckDB threw into an EngineError with a sentence for readers. */
export function explainError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  // A trap leaves the browser's engine in an unknown state.
  if (error instanceof Error && error.name === 'RuntimeError') {
    return new EngineError('lost', `The engine broke down (${error.message}) and has to be loaded again.`, {
      cause: error,
    });
  }
  const message = messageOf(error);
  // DuckDB trusts its own database no more after these, and answers nothing until it is opened again.
  const broken = /^(?:INTERNAL|FATAL) Error: ([^\n]*)/.exec(message)?.[1];
  if (broken !== undefined || message.includes('database has been invalidated')) {
    const reason = broken ?? 'its database was given up';
    return new EngineError('lost', `The engine broke down (${reason}) and has to be loaded again.`, { cause: error });
  }
  if (/^Out of Memory|std::bad_alloc/.test(message)) {
    const limit = /\/([\d.]+ \w+) used\)/.exec(message)?.[1];
    const most = limit === undefined ? 'there is' : `the ${limit} it may use`;
    return new EngineError('memory', `The query needs more memory than ${most}. Ask for fewer rows or columns.`, {
      cause: error,
    });
  }
  const extension = /name "?([^" ]+)"? is not in the catalog, but it exists in the (\w+) extension/.exec(message);
  if (extension) {
    return new EngineError(
      'query',
      `"${extension[1]}" belongs to DuckDB's extension ${extension[2]}, which is not loaded here.`,
      {
        cause: error,
      },
    );
  }
  const reached = /^Permission Error: Cannot access \w+ "([^]*)" - file system operations/.exec(message)?.[1];
  if (reached !== undefined) {
    return new EngineError(
      'refused',
      `"${reached}" is refused: this engine is locked and reaches no file and no network.`,
      { cause: error },
    );
  }
  return new EngineError(message.startsWith('Permission Error') ? 'refused' : 'query', message, { cause: error });
}
