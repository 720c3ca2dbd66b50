import { findSecretLiterals } from '../../../rules/shared/secret-literals.ts';
import { nameOfSecret } from '../../../rules/shared/secret-names.ts';

/** `scheme://user:password@host` */
const CREDENTIALS = /:\/\/[^\s/:@]*:[^\s/@]+@/;

/** Whether a secret is in `text` that is known by its shape: a token, or a password inside an address. */
export function holdsSecret(text: string): boolean {
  return CREDENTIALS.test(text) || findSecretLiterals(text).length > 0;
}

/**
 * Whether `text`, a value or a command line of another file, may be repeated in a hover: not where a word of it is
 * called like a secret, because then the next one may be it.
 */
export function isTellable(text: string): boolean {
  if (holdsSecret(text)) return false;
  return !text.split(/[\s=:,;"'(){}$|&]+/).some(word => {
    const name = word.replace(/^-+/, '');
    return nameOfSecret(name) || (name !== word && /pass|secret|token/i.test(name));
  });
}
