import type { Compose, Service } from '../../../model/compose/compose.ts';
import { replace } from '../../../text/edit.ts';
import type { Fix } from '../../rule.ts';
import { addDeclaration, addEntry, addItem } from '../../shared/compose/compose-edits.ts';
import type { Variable } from '../../shared/compose/environment.ts';
import { runningImage } from '../../shared/compose/running-image.ts';
import { fileVariable } from '../../shared/compose/secret-files-of-images.ts';

/**
 * Hands a value over as a Compose secret: it moves into a file of its own, which Compose mounts, and the image reads it
 * through another variable. undefined where the image has no such variable, or where the value is not written in this
 * service alone. https://docs.docker.com/compose/how-tos/use-secrets/
 */
export function moveToSecret(file: Compose, service: Service, { name, scalar, node, from }: Variable): Fix | undefined {
  const image = runningImage(service);
  const variable = image && fileVariable(image, name);
  const content = scalar.spanOf(0, scalar.value.length);
  if (!variable || node.via !== 'written' || !content || node.anchor || node.alias) return undefined;
  const secret = name.toLowerCase().replaceAll('_', '-');
  const path = `secrets/${secret}.txt`;
  const place = `/run/secrets/${secret}`;
  const renamed = node.key
    ? [replace({ start: node.key.start, end: node.key.end }, variable), replace(node.span, place)]
    : [replace(content, `${variable}=${place}`)];
  const list = service.get('secrets');
  const use = list ? addItem(file, list, secret) : addEntry(file, service.node, 'secrets', [secret]);
  const isDeclared = file.named('secrets', secret) !== undefined;
  const declaration = isDeclared ? undefined : addDeclaration(file, 'secrets', secret, { file: `./${path}` });
  if (!use || (!isDeclared && !declaration)) return undefined;
  const edits = [...renamed, use, ...(declaration ? [declaration] : [])];
  return { edits, create: isDeclared ? [] : [{ path, text: scalar.value.slice(from) }], args: { path, variable } };
}
