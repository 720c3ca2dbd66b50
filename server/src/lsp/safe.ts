import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Where the server writes what went wrong inside. */
export interface Log {
  error(message: string): void;
}

/**
 * Runs a request so that nothing is ever thrown at the client: a mistake of ours is logged and answered by `fallback`, a
 * request that nobody waits for any more by LSP's own word for it.
 */
export async function runSafe<Result>(
  name: string,
  log: Log,
  token: CancellationToken | undefined,
  fallback: Result,
  task: () => Result | Promise<Result>,
): Promise<Result> {
  stopIfCancelled(token);
  let result = fallback;
  try {
    result = await task();
  } catch (error) {
    log.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  stopIfCancelled(token);
  return result;
}

/** The protocol's own way to say so is an error response; it reaches nobody, for nobody waits. */
function stopIfCancelled(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
