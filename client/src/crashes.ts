const WINDOW_MS = 3 * 60 * 1000;
const MOST_RESTARTS = 5;

/** Remembers when the server fell over, to tell a mishap from a server that cannot run. */
export class Crashes {
  readonly #times: number[] = [];

  /**
   * Takes the time of a crash in milliseconds; tells whether to start again: up to five times within three minutes.
   */
  note(now: number): 'restart' | 'give up' {
    this.#times.push(now);
    while (this.#times[0] !== undefined && this.#times[0] <= now - WINDOW_MS) this.#times.shift();
    return this.#times.length > MOST_RESTARTS ? 'give up' : 'restart';
  }

  /** Forgets what was: the user asked for a fresh start. */
  forget(): void {
    this.#times.length = 0;
  }
}
