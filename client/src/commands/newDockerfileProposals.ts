import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, workspace } from 'vscode';

/** The scheme of the read-only documents that hold what is proposed in the place of a file that is there. */
export const PROPOSAL_SCHEME = 'docker-concept-hints-proposal';

/** Texts to compare files with. */
export class Proposals implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration: Disposable;
  readonly #texts = new Map<string, string>();

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = workspace.registerTextDocumentContentProvider(PROPOSAL_SCHEME, this);
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Gives where `text` can be read from now on: one place for each file, which takes the newest proposal. */
  propose(file: Uri, text: string): Uri {
    const uri = Uri.from({ scheme: PROPOSAL_SCHEME, path: file.path, query: file.scheme });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
