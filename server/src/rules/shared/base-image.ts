import type { Stage } from '../../model/dockerfile/dockerfile.ts';
import type { ImageReference } from '../../model/image/reference.ts';

/** The image at the bottom of a stage, through the stages that FROM names; undefined when the file does not tell. */
export function baseImageOf(stage: Stage | undefined): ImageReference | undefined {
  let base = stage;
  while (base?.parent) base = base.parent;
  return base?.image?.reference;
}
