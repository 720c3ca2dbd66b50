/** What a command may do to the outside world. Tests hand in one that writes to memory. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Stream;
  readonly err: Stream;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface Stream {
  readonly isTTY: boolean;
  /** In characters; undefined where there is no screen. */
  readonly columns: number | undefined;
  write(text: string): void;
}

/** Whether to colour what goes to `stream`: https://no-color.org asks that any value of NO_COLOR but the empty one counts. */
export function wantsColor(stream: Stream, env: Terminal['env']): boolean {
  return stream.isTTY && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** The terminal of a real process. `close` gives Ctrl-C back to Node. */
export function openTerminal(process: NodeJS.Process): { readonly terminal: Terminal; readonly close: () => void } {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  // Only once: a second Ctrl-C ends the process at once, as Node does by itself.
  process.once('SIGINT', interrupt);
  return {
    terminal: {
      cwd: process.cwd(),
      env: process.env,
      out: streamOf(process.stdout),
      err: streamOf(process.stderr),
      signal: stop.signal,
    },
    close: () => process.off('SIGINT', interrupt),
  };
}

function streamOf(stream: NodeJS.WriteStream): Stream {
  let isOpen = true;
  // A reader like `head` leaves early. What is left to say has no reader then, but the exit code still has.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isOpen = false;
  });
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
    write: text => {
      if (isOpen) stream.write(text);
    },
  };
}
