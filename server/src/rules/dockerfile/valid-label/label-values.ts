/** What is wrong with a value, by the name of the message that says so; undefined when nothing is. */
export type Complaint = 'url' | 'date' | 'license' | 'revision' | 'version' | 'email' | undefined;

const OCI = 'org.opencontainers.image.';

/** RFC 3339, section 5.6. */
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** Of Git, short or whole, in either of its two hashes; and the plain numbers of Subversion and Perforce. */
const REVISION = /^(?:[0-9a-f]{7,64}|r?\d+)$/i;

/** A number somewhere in front: semver.org, and the shorter and longer ones that distributions use. */
const VERSION = /^[a-z]{0,8}[-_.]?\d/i;

/** An identifier of https://spdx.org/licenses/, with `+`, or one of one's own. */
const LICENSE = /^[A-Za-z0-9][A-Za-z0-9.:-]*\+?$/;

/** What people write, in small letters, for licenses that SPDX calls otherwise or tells apart more closely. */
const NICKNAMES: ReadonlySet<string> = new Set(
  (
    'agpl agplv3 apache apache-2 apache2 apache2.0 apachev2 bsd bsd-2 bsd-3 bsd2 bsd3 gpl gplv2 gplv3 lgpl lgplv2 ' +
    'lgplv3 mpl mpl2 mplv2'
  ).split(' '),
);

/**
 * Compares `value` with what the OCI specification says about the label `key`; keys of one's own mean what they like.
 * https://github.com/opencontainers/image-spec/blob/main/annotations.md
 */
export function complaintAbout(key: string, value: string): Complaint {
  if (key === 'maintainer') return isContact(value) ? undefined : 'email';
  if (!key.startsWith(OCI)) return undefined;
  switch (key.slice(OCI.length)) {
    case 'url':
    case 'documentation':
    case 'source':
      return isUrl(value) ? undefined : 'url';
    case 'created':
      return isDate(value) ? undefined : 'date';
    case 'licenses':
      return isLicenseExpression(value) ? undefined : 'license';
    case 'revision':
      return REVISION.test(value) ? undefined : 'revision';
    case 'version':
      return VERSION.test(value) ? undefined : 'version';
    case 'authors':
      return isContact(value) ? undefined : 'email';
    default:
      return undefined;
  }
}

function isDate(value: string): boolean {
  const [day = '', time = '', ...more] = value.split(/[Tt ]/);
  return more.length === 0 && DAY.test(day) && TIME.test(time);
}

/** An address with a scheme; Git's own `git@host:path` is none. */
function isUrl(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s/]/i.test(value) && URL.canParse(value);
}

/** Free text; but what stands in angle brackets has to be an address. */
function isContact(value: string): boolean {
  for (const part of value.split('<').slice(1)) {
    const address = part.split('>')[0] ?? '';
    if (!isEmail(address) && !isUrl(address)) return false;
  }
  return true;
}

function isEmail(address: string): boolean {
  const [name, domain = '', ...more] = address.split('@');
  return name !== '' && more.length === 0 && /[^.]\.[^.]/.test(domain) && !/\s/.test(address);
}

/**
 * Identifiers joined by AND, OR and WITH, in brackets or not.
 * https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/
 */
function isLicenseExpression(value: string): boolean {
  let depth = 0;
  let expectsLicense = true;
  for (const [token] of value.matchAll(/[()]|[^\s()]+/g)) {
    if (token === '(' && expectsLicense) depth++;
    else if (token === ')' && !expectsLicense && depth > 0) depth--;
    else if (expectsLicense === /^(?:AND|OR|WITH)$/i.test(token) || !LICENSE.test(token)) return false;
    else if (expectsLicense && NICKNAMES.has(token.toLowerCase())) return false;
    else expectsLicense = !expectsLicense;
  }
  return depth === 0 && !expectsLicense;
}
