import type { ComposeNode } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { type ImageReference, parseImageReference } from '../../../model/image/reference.ts';
import { oncePer } from '../../../model/remember.ts';

/**
 * The image that a service runs, offsets counted from its beginning; undefined when a variable hides it, and when the
 * service builds: then `image` only names the result.
 */
export function runningImage(service: { get(key: string): ComposeNode | undefined }): ImageReference | undefined {
  const image = service.get('image');
  return image === undefined || service.get('build') ? undefined : referenceOf(image);
}

const referenceOf = oncePer(({ scalar }: ComposeNode): ImageReference | undefined =>
  scalar === undefined || hasVariable(scalar.value) ? undefined : parseImageReference(scalar.value, 0),
);
