import type { Span } from '../../text/span.ts';

/** A key or token, known by its shape. Who tells of it never repeats it. */
export interface SecretLiteral extends Span {
  /**
   * `token` is everything that says in its first letters whose it is. `api-key` too, but it may be one that browsers are
   * meant to see, and which its owner has restricted.
   */
  readonly kind: 'token' | 'api-key' | 'jwt' | 'private-key';
  /** Who gave it out, as they write themselves; undefined when the shape does not tell. */
  readonly issuer: string | undefined;
}

interface Shape {
  readonly kind: SecretLiteral['kind'];
  readonly issuer?: string;
  /**
   * Begins where no letter, digit or `_` stands in front. Lengths are those that the issuers give out; what they may
   * make longer is open at the end, and nothing is asked of what follows, so that nobody has to go back.
   */
  readonly pattern: string;
}

const SHAPES: readonly Shape[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html: long-term and temporary keys, base 32.
  { kind: 'token', issuer: 'AWS', pattern: '(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9_])' },
  // https://cloud.google.com/docs/authentication/api-keys, and the secrets of OAuth clients.
  { kind: 'api-key', issuer: 'Google Cloud', pattern: 'AIza[\\w-]{35}(?![\\w-])' },
  { kind: 'token', issuer: 'Google Cloud', pattern: 'GOCSPX-[\\w-]{28}(?![\\w-])' },
  // https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
  { kind: 'token', issuer: 'GitHub', pattern: '(?:gh[pousr]_[A-Za-z0-9]{36}[A-Za-z0-9]*|github_pat_\\w{70}\\w*)' },
  // https://docs.gitlab.com/security/tokens/#token-prefixes
  { kind: 'token', issuer: 'GitLab', pattern: '(?:glpat|gldt|glrt|glptt|glsoat|glagent)-[\\w-]{20}[\\w.-]*' },
  // https://docs.slack.dev/authentication/tokens
  { kind: 'token', issuer: 'Slack', pattern: 'xox[abeprs]-[0-9A-Za-z-]{20}[0-9A-Za-z-]*' },
  // https://docs.stripe.com/keys: the keys of test mode are made to be shared.
  { kind: 'token', issuer: 'Stripe', pattern: '(?:sk|rk)_live_[0-9A-Za-z]{24}[0-9A-Za-z]*' },
  // https://github.blog/security/announcing-npms-new-access-token-format/
  { kind: 'token', issuer: 'npm', pattern: 'npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])' },
  // RFC 7519. A `-` in front is left out unless it is that of `${NAME:-…}`: else `eyJ-eyJ-…` would be read again and again.
  { kind: 'jwt', pattern: '(?:(?<!-)|(?<=:-))eyJ[\\w-]{10}[\\w-]*\\.eyJ[\\w-]{10}[\\w-]*\\.[\\w-]{20}[\\w-]*' },
  // RFC 7468. Without letters of the key behind it, it is a search for one.
  {
    kind: 'private-key',
    pattern: '-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----(?=[\\s\\\\nr\'",;+]{1,40}[A-Za-z0-9+/]{40})',
  },
];

const ALL = new RegExp(`(?<![A-Za-z0-9_])(?:${SHAPES.map(({ pattern }) => `(${pattern})`).join('|')})`, 'g');

/** What the body of a key does not hold by chance: words that people put in their examples. */
const EXAMPLE = /example|sample|dummy|fake|placeholder|redacted|changeme|replace|insert|your|xxxx|0000|aaaa/i;

/** Fewer different characters than this in 16 and more are a pattern somebody typed. */
const FEWEST_CHARACTERS = 8;
/** `123456` and `abcdef`. */
const LONGEST_SEQUENCE = 6;
/** The subject of the token on the front page of jwt.io, and the issuer of those in Supabase's documentation. */
const EXAMPLE_CLAIMS = /1234567890|example|demo/i;

/**
 * Every key, token and private key in `text` whose shape leaves no doubt, in order; spans are indexes of `text`. Examples
 * of documentation are not among them. Linear in the length of the text.
 */
export function findSecretLiterals(text: string): readonly SecretLiteral[] {
  const found: SecretLiteral[] = [];
  for (const match of text.matchAll(ALL)) {
    const shape = SHAPES[match.slice(1).findIndex(group => group !== undefined)];
    if (!shape || isExample(shape, match[0])) continue;
    const { kind, issuer } = shape;
    found.push({ kind, issuer, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function isExample({ kind }: Shape, literal: string): boolean {
  if (kind === 'private-key') return false;
  if (kind === 'jwt') return isExampleOfJwt(literal);
  return EXAMPLE.test(literal) || new Set(literal).size < FEWEST_CHARACTERS || hasSequence(literal);
}

/** Whether its claims are those of an example, or it only looks like a token: its header has to name an algorithm. */
function isExampleOfJwt(literal: string): boolean {
  const [header = '', claims = ''] = literal.split('.');
  return !(decode(header) ?? '').includes('"alg"') || EXAMPLE_CLAIMS.test(decode(claims) ?? '');
}

function decode(base64url: string): string | undefined {
  try {
    return atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

function hasSequence(literal: string): boolean {
  let length = 1;
  for (let at = 1; at < literal.length; at++) {
    length = literal.charCodeAt(at) === literal.charCodeAt(at - 1) + 1 ? length + 1 : 1;
    if (length >= LONGEST_SEQUENCE) return true;
  }
  return false;
}
