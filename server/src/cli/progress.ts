import type { Sentence } from '../knowledge/knowledge.ts';
import type { Stream } from './terminal.ts';
import { cut } from './width.ts';

/** Runs shorter than this say nothing. In milliseconds. */
const PATIENCE = 500;
const CLEAR = '\r\u001B[K';

/** One line on a screen that tells how far a long run is; silent where there is no screen. */
export class Progress {
  readonly #stream: Stream;
  readonly #say: (sentence: Sentence) => string;
  readonly #now: () => number;
  readonly #began: number;
  #isShown = false;

  constructor(stream: Stream, say: (sentence: Sentence) => string, now = () => performance.now()) {
    this.#stream = stream;
    this.#say = say;
    this.#now = now;
    this.#began = now();
  }

  /** Rewrites the line. */
  tell(done: number, all: number, path: string): void {
    if (!this.#stream.isTTY || this.#now() - this.#began < PATIENCE) return;
    const line = this.#say({ phrase: 'cli.progress', args: { done, all, path } });
    // One column short: some terminals wrap when the last one is written.
    this.#stream.write(CLEAR + cut(line, (this.#stream.columns ?? 80) - 1));
    this.#isShown = true;
  }

  /** Takes the line away again. */
  clear(): void {
    if (this.#isShown) this.#stream.write(CLEAR);
    this.#isShown = false;
  }
}
