import { dropTrailing } from '../../../text/trim.ts';
/** Whether a file is there to hold a secret, or often does although it may be harmless. */
export type SecretFile = 'secret' | 'perhaps';

/** Files and folders that programs keep keys, passwords and tokens in, and nothing that the public may see. */
const SECRETS: ReadonlySet<string> = words(
  '.aws .aws/credentials .azure .config/gcloud .docker/config.json .dockercfg .env .git-credentials .gnupg .kube',
  '.kube/config .my.cnf .netrc .pgpass .pypirc .ssh .terraformrc .vault-token _netrc id_dsa id_ecdsa id_ecdsa_sk',
  'id_ed25519 id_ed25519_sk id_rsa kubeconfig kubeconfig.yaml kubeconfig.yml serviceaccountkey.json',
);

/** Files that hold settings, and in many projects a token among them. */
const PERHAPS: ReadonlySet<string> = words(
  '.npmrc credentials.json service-account.json service_account.json serviceaccount.json',
);

/** Endings of private keys, and of stores that seldom hold anything else. */
const KEY_ENDINGS: ReadonlySet<string> = words('kubeconfig p12 p8 pfx ppk');
/** Endings of keys of both kinds, and of stores for certificates as well as keys. */
const AMBIGUOUS_ENDINGS: ReadonlySet<string> = words('jks key keystore pem');

/** Words that tell the private half of a key. */
const PRIVATE = words('key priv private privatekey privkey');
/** What stands in front of `.key` when it belongs to a server and not to the signer of a package repository. */
const OWNERS = words('client host https localhost master private server ssl tls');
/** What everybody may have: certificates, and the public halves of keys. */
const PUBLIC = words(
  'apt archive bundle ca cacert cacerts cert certificate certs chain crt dhparam fullchain gpg keyring pub public release root',
  'rpm signing trust truststore',
);

/** Words of a name, or folders, that say that the file is no real one. */
const EXAMPLES = words(
  'default defaults demo dist dummy example examples fake fixture fixtures mock mocks placeholder sample samples schema',
  'snakeoil template templates test testdata tests',
);

/**
 * What the path of a file or folder tells about its contents: `.env`, `id_rsa`, `tls/server.key` are secret; `.npmrc`,
 * `site.pem`, `.env.production` may be; `.env.example`, `id_rsa.pub`, `ca.pem` are not. undefined for everything else.
 */
export function secretInFile(path: string): SecretFile | undefined {
  const parts = path
    .toLowerCase()
    .split('/')
    .filter(part => part !== '' && part !== '.');
  const name = parts.at(-1) ?? '';
  const pieces = name.split(/[^a-z0-9]+/);
  if (name.includes('$') || [...parts, ...pieces].some(word => EXAMPLES.has(word))) return undefined;
  // `.env*` and `id_rsa*` fit the file itself, too.
  const plain = dropTrailing(name, '*');
  if (SECRETS.has(plain) || SECRETS.has(parts.slice(-2).join('/'))) return 'secret';
  if (PERHAPS.has(plain) || name.startsWith('.env.')) return 'perhaps';
  return secretByEnding(pieces);
}

/** Judges `server`, `key` of `server.key`. */
function secretByEnding(pieces: readonly string[]): SecretFile | undefined {
  const ending = pieces.at(-1) ?? '';
  const stem = pieces.slice(0, -1);
  if (stem.length === 0) return undefined;
  if (KEY_ENDINGS.has(ending)) return 'secret';
  if (!AMBIGUOUS_ENDINGS.has(ending)) return undefined;
  const isPrivate = ending === 'key' ? stem.some(word => OWNERS.has(word)) : stem.some(word => PRIVATE.has(word));
  const isPublic = stem.some(word => PUBLIC.has(word));
  // `ca-key.pem` is the key of a certificate authority, `public-key.pem` no secret.
  if (isPrivate && ending !== 'keystore') return stem.includes('public') || stem.includes('pub') ? undefined : 'secret';
  return isPublic ? undefined : 'perhaps';
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(line => line.split(' ')));
}
