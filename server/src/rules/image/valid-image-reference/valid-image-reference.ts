import type { Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import { type ImageReference, parseImageReference } from '../../../model/image/reference.ts';
import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';

/** What only a generator leaves in an image's name: the text is a template, and not meant for Docker yet. */
const TEMPLATE = /[{}<>%]/;

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'image',
  fix: 'suggestion',
  sources: ['dockerfile-utils/INVALID_REFERENCE_FORMAT', 'buildkit/InvalidDefaultArgInFrom'],
  visit: {
    image(use, { file, report }) {
      const { reference, raw, span, exact } = use;
      // What an ARG makes of a FROM is the business of valid-default-arg-in-from.
      if (!reference || reference.valid || !exact || raw === '' || TEMPLATE.test(raw)) return;
      if (file.kind === 'dockerfile' && isStage(raw, file)) return;
      const candidate = mend(reference);
      report({
        span,
        message: reasonOf(reference),
        args: { image: raw },
        ...(candidate === undefined
          ? {}
          : { fix: () => ({ edits: [replace(span, candidate)], args: { replacement: candidate } }) }),
      });
    },
  },
});

/** Whether a stage goes by that name, even where it cannot be used: other rules say so. */
function isStage(name: string, { stages }: Dockerfile): boolean {
  return stages.some(stage => stage.name?.value.toLowerCase() === name.toLowerCase());
}

function reasonOf({ text, repository, digest }: ImageReference): string {
  if (/^\w+:\/\//.test(text)) return 'address';
  if (repository.text !== repository.text.toLowerCase() || isMisreadHost(text)) return 'case';
  return digest && parseImageReference(text.slice(0, text.indexOf('@')), 0).valid ? 'digest' : 'default';
}

/** `Acme/app`: the capital makes Docker take the first part for a server, and the rest may still be wrong. */
function isMisreadHost(text: string): boolean {
  const first = text.slice(0, text.indexOf('/'));
  return first !== first.toLowerCase() && !/[.:]/.test(first);
}

/** The reference that was most likely meant; undefined when nothing near is one. */
function mend({ text }: ImageReference): string | undefined {
  const bare = text.replace(/^\w+:\/\//, '');
  const candidates = [
    bare,
    bare.replace(/:$/, ''),
    bare.replace(/^[^:@]*/, name => name.toLowerCase()),
    bare.replace(/@(?=v?\d[\w.-]*$)/, ':'),
  ];
  return candidates.find(candidate => candidate !== text && parseImageReference(candidate, 0).valid);
}
