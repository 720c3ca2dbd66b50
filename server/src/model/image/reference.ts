import type { Span } from '../../text/span.ts';

/** One part of an image reference as it is written, with its place in the document. */
export interface Part extends Span {
  readonly text: string;
}

/**
 * `registry/namespace/name:tag@digest` taken apart. `familiar` is the name people use (`nginx`, `bitnami/redis`,
 * `ghcr.io/acme/app`): Docker Hub's own prefixes `docker.io/` and `library/` are dropped.
 */
export interface ImageReference extends Span {
  readonly text: string;
  readonly registry?: Part;
  /** Everything between registry and tag, with the namespace: `library/nginx`, `acme/app`. */
  readonly repository: Part;
  readonly tag?: Part;
  readonly digest?: Part;
  readonly familiar: string;
  /** Whether Docker would accept it. */
  readonly valid: boolean;
}

/** Where an image is named: the one shape that `image` visitors, hovers and facts share for both languages. */
export interface ImageUse {
  readonly where: 'from' | 'copy-from' | 'mount-from' | 'compose-image';
  /** The whole reference as it is written, variables and all. */
  readonly span: Span;
  readonly raw: string;
  /**
   * The reference with every variable replaced, or undefined when a part of it cannot be known from the file. Its
   * parts carry spans only when no variable was replaced (`exact`): then they lie inside `span`.
   */
  readonly reference: ImageReference | undefined;
  /** Whether the text in the file is the reference itself, letter for letter. */
  readonly exact: boolean;
}
